package fieldkit.dupes.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The kernel's own account of a run, and a way to make system calls fail or take long. */
final class Strace {
  private final Path trace;

  /**
   * @param trace where the account goes
   */
  Strace(Path trace) {
    Machine.assumePrograms("strace");
    this.trace = trace;
  }

  /** Writes down these calls, with the paths behind descriptors but none of the data. */
  DupesProcess watching(DupesProcess dupes, String calls) throws IOException {
    return under(dupes, List.of("-y", "-s", "4096", "-e", "trace=" + calls));
  }

  /** Tampers with a call that concerns a path, as strace(1) describes it. */
  DupesProcess tampering(DupesProcess dupes, String call, String path, String how)
      throws IOException {
    return under(
        dupes,
        List.of("-P", path, "-e", "trace=" + call, "-e", "inject=%s:%s".formatted(call, how)));
  }

  private DupesProcess under(DupesProcess dupes, List<String> options) throws IOException {
    List<String> words = new ArrayList<>();
    // -D: the tool stays this process's child, and gets its signals
    words.addAll(List.of("strace", "-D", "-f", "-qq", "-e", "signal=none", "-o", trace.toString()));
    words.addAll(options);
    Files.deleteIfExists(trace);
    return dupes.under(words.toArray(String[]::new));
  }

  Path file() {
    return trace;
  }

  /** What was written down. */
  List<String> lines() throws IOException {
    return Files.readString(trace, StandardCharsets.ISO_8859_1).lines().toList();
  }
}
