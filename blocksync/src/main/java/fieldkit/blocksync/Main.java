package fieldkit.blocksync;

import fieldkit.common.cli.ToolFrame;

/** Where the process begins. */
public final class Main {
  private Main() {}

  /** Runs blocksync. */
  public static void main(String[] arguments) {
    ToolFrame.main(new BlocksyncTool(), arguments);
  }
}
