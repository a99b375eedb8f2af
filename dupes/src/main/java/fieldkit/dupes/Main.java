package fieldkit.dupes;

import fieldkit.common.cli.ToolFrame;

/** Where the process begins. */
public final class Main {
  private Main() {}

  /** Runs dupes. */
  public static void main(String[] arguments) {
    ToolFrame.main(new DupesTool(), arguments);
  }
}
