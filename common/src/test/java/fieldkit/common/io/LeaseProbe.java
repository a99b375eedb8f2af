package fieldkit.common.io;

import java.io.IOException;

/** Prints what a process of its own gets when it asks for a lease. */
final class LeaseProbe {
  private LeaseProbe() {}

  @SuppressWarnings("SystemOut") // it is what the test reads
  public static void main(String[] arguments) throws IOException {
    try (OpenFile file = FileAccess.ofThisSystem().open(RawPath.ofText(arguments[0]), false)) {
      System.out.println(file.lease());
    }
  }
}
