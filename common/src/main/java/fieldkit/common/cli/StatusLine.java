package fieldkit.common.cli;

import java.io.PrintStream;

/** One line at the bottom of a terminal that is written again and again. */
final class StatusLine {
  private static final int WIDTH = 79; // every terminal has that much

  private final PrintStream err;
  private boolean drawn;

  StatusLine(PrintStream err) {
    this.err = err;
  }

  void draw(String text) {
    String line = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    err.print("\r" + line + "\u001b[K"); // to the line's end, ECMA-48 EL
    err.flush();
    drawn = true;
  }

  void clear() {
    if (drawn) {
      err.print("\r\u001b[K");
      err.flush();
      drawn = false;
    }
  }
}
