package fieldkit.newpost.sri;

import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import fieldkit.newpost.sri.hash.Digest;
import fieldkit.newpost.sri.hash.FileDigests;
import fieldkit.newpost.sri.hash.HashAlgorithm;
import fieldkit.newpost.sri.hash.IntegrityValue;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the integrity of files. */
final class FilesRun {
  private static final RawPath STANDARD_INPUT = RawPath.ofText("-");
  private static final int BLOCK = 1 << 16;

  private final HashAlgorithm algorithm;
  private final boolean zeros;
  private final ToolContext context;

  FilesRun(HashAlgorithm algorithm, boolean zeros, ToolContext context) {
    this.algorithm = algorithm;
    this.zeros = zeros;
    this.context = context;
  }

  void run(List<RawPath> paths) throws IOException {
    FileDigests digests = new FileDigests(context.files());
    Map<RawPath, String> values = new LinkedHashMap<>();
    for (RawPath path : paths) {
      if (context.interruption().isRequested()) {
        return;
      }
      switch (path.equals(STANDARD_INPUT) ? input() : digests.of(path, algorithm)) {
        case Digest.Known known -> print(values, path, known.value().text());
        case Digest.Unknown unknown -> context.messages().problem(path.text(), unknown.why());
      }
    }
    if (context.settings().json()) {
      new SriJson(context.out()).files(values);
    }
  }

  private void print(Map<RawPath, String> values, RawPath path, String value) throws IOException {
    if (context.settings().json()) {
      values.put(path, value);
      return;
    }
    boolean escaped = !zeros && context.terminals().output();
    String name = escaped ? EscapedText.of(path.text()) : path.text();
    context.out().write(RawText.encode(value + "  " + name + (zeros ? '\0' : '\n')));
  }

  private Digest input() {
    MessageDigest digest = algorithm.newDigest();
    byte[] block = new byte[BLOCK];
    try {
      for (int read = context.in().read(block); read >= 0; read = context.in().read(block)) {
        digest.update(block, 0, read);
      }
      return new Digest.Known(IntegrityValue.of(algorithm, digest.digest()));
    } catch (IOException e) {
      return new Digest.Unknown(FileFault.reasonOf(e));
    }
  }
}
