package fieldkit.common.io;

import java.io.IOException;
import java.io.OutputStream;

/** A process that writes to its standard output until that fails, and says why on the other. */
final class EndlessOutput {
  private EndlessOutput() {}

  static void main(String[] arguments) {
    FileAccess files = Implementation.valueOf(arguments[0]).files();
    OutputStream out = files.standardOutput();
    byte[] bytes = new byte[1000];
    try {
      while (true) {
        out.write(bytes);
      }
    } catch (FileFault fault) {
      System.err.print(fault.reason());
    } catch (IOException e) {
      System.err.print(e);
    }
  }
}
