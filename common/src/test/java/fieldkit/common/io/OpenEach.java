package fieldkit.common.io;

import java.io.IOException;

/** A process that opens each of its arguments, and says how that went. */
final class OpenEach {
  private OpenEach() {}

  static void main(String[] arguments) throws IOException {
    FileAccess files = FileAccess.ofThisSystem();
    for (String argument : arguments) {
      System.out.println(open(files, RawPath.ofText(argument)));
    }
  }

  private static String open(FileAccess files, RawPath path) throws IOException {
    try {
      if (files.status(path, false).kind() == FileKind.DIRECTORY) {
        try (OpenDirectory folder = files.openDirectory(path, false)) {
          return "opened, entries: " + folder.next();
        }
      }
      try (OpenFile file = files.open(path, false)) {
        return "opened, bytes: " + Sandbox.readAll(file, 100).length;
      }
    } catch (FileFault fault) {
      return fault.reason().name();
    }
  }
}
