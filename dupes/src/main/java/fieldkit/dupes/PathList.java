package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Paths that a file or standard input lists, each ended by NUL, as {@code find -print0} does. */
final class PathList {
  private static final int CHUNK = 1 << 16;

  private final ToolContext context;

  PathList(ToolContext context) {
    this.context = context;
  }

  /** The paths in a file, or on standard input if the name is a dash. */
  List<RawPath> read(String name) throws CommandFault {
    byte[] list;
    try {
      list = name.equals("-") ? context.in().readAllBytes() : bytes(RawPath.ofText(name));
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.USAGE, name + ": " + e.getMessage(), "try 'dupes --help'", e);
    }
    return split(list, name);
  }

  private byte[] bytes(RawPath path) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (context.files().status(path, true).kind() == FileKind.SPECIAL) {
      return readAll(path); // a pipe has no positions
    }
    try (OpenFile file = context.files().open(path, true)) {
      ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
      byte[] bytes = new byte[CHUNK];
      int read;
      while ((read = file.read(chunk.clear(), all.size())) > 0) {
        chunk.get(0, bytes, 0, read);
        all.write(bytes, 0, read);
      }
    }
    return all.toByteArray();
  }

  private static byte[] readAll(RawPath path) throws IOException {
    try (InputStream in = new FileInputStream(path.text())) {
      return in.readAllBytes();
    }
  }

  private static List<RawPath> split(byte[] list, String name) throws CommandFault {
    List<RawPath> paths = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= list.length; i++) {
      if (i == list.length || list[i] == 0) {
        if (i > start) {
          paths.add(RawPath.of(Arrays.copyOfRange(list, start, i)));
        }
        start = i + 1;
      }
    }
    if (paths.size() == 1 && list[list.length - 1] == '\n') {
      throw new CommandFault(
          ExitStatus.USAGE,
          name + ": the names must be ended by NUL, not by newlines",
          "find . -type f -print0 | dupes --files0-from -",
          null);
    }
    return paths;
  }
}
