package fieldkit.xenmigrate;

import fieldkit.common.cli.ToolFrame;

/** Where the process begins. */
public final class Main {
  private Main() {}

  /** Runs xen-migrate. */
  public static void main(String[] arguments) {
    ToolFrame.main(new XenMigrateTool(), arguments);
  }
}
