package fieldkit.newpost;

import fieldkit.common.cli.ToolFrame;

/** Where the process begins. */
public final class Main {
  private Main() {}

  /** Runs newpost. */
  public static void main(String[] arguments) {
    ToolFrame.main(new NewpostTool(), arguments);
  }
}
