package fieldkit.xenmigrate.handover;

import java.util.function.Consumer;

/**
 * What a program that talks a lot on standard error complains of: its first error, for the others
 * follow from it; or else its last word of failure. Thread-safe.
 */
final class Complaint implements Consumer<String> {
  private String error = "";
  private String failure = "";

  @Override
  public synchronized void accept(String line) {
    if (error.isEmpty() && line.contains("error")) {
      error = line.strip();
    } else if (line.contains("ailed") || line.contains("not found")) {
      failure = line.strip();
    }
  }

  /** The line, or nothing. */
  synchronized String text() {
    return error.isEmpty() ? failure : error;
  }
}
