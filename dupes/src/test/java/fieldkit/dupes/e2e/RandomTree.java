package fieldkit.dupes.e2e;

import fieldkit.common.io.RawText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Grows random files below the folders {@code ref}, {@code p0} and {@code p1} of a tree. */
final class RandomTree {
  private static final List<String> ODD_NAMES =
      List.of(
          "a",
          "b b",
          "new\nline",
          "-rf",
          "'q'",
          "\"",
          "\\",
          "$(x)",
          "ü",
          "{}",
          "*",
          "%41",
          "é;",
          RawText.decode(new byte[] {'x', (byte) 0xff}),
          RawText.decode(new byte[] {(byte) 0xc3}));
  private static final int[] SIZES = {0, 1, 2, 17, 4096, 4097, 70_000};
  private static final int[] MODES = {0644, 0600, 0444, 0755, 0640, 04755};

  private final TestTree tree;
  private final SplittableRandom random;
  private final boolean sameMetadata;
  private final List<String> names = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();

  /**
   * @param sameMetadata whether files are alike in everything but content and time
   */
  RandomTree(TestTree tree, SplittableRandom random, boolean sameMetadata) {
    this.tree = tree;
    this.random = random;
    this.sameMetadata = sameMetadata;
  }

  void grow() throws IOException {
    for (String root : List.of("ref", "p0", "p1")) {
      Path _ = tree.folder(root);
    }
    int count = 3 + random.nextInt(16);
    for (int i = 0; i < count; i++) {
      add(i);
    }
  }

  private void add(int number) throws IOException {
    String name = newName(number);
    if (!names.isEmpty() && random.nextInt(5) == 0) {
      Path _ = tree.hardLink(name, names.get(random.nextInt(names.size())));
    } else {
      Path file = tree.file(name, content());
      decorate(file);
    }
    names.add(name);
  }

  private String newName(int number) {
    StringBuilder name = new StringBuilder(random.nextInt(4) == 0 ? "ref" : pick("p0", "p1"));
    for (int depth = random.nextInt(3); depth > 0; depth--) {
      StringBuilder _ = name.append("/d").append(ODD_NAMES.get(random.nextInt(3)));
    }
    String odd = ODD_NAMES.get(random.nextInt(ODD_NAMES.size()));
    String padding = random.nextInt(12) == 0 ? "l".repeat(240) : "";
    return name.append('/').append(odd).append(padding).append(number).toString();
  }

  private String pick(String one, String other) {
    return random.nextBoolean() ? one : other;
  }

  private byte[] content() {
    if (!contents.isEmpty() && random.nextInt(3) > 0) {
      return contents.get(random.nextInt(contents.size()));
    }
    byte[] bytes = new byte[SIZES[random.nextInt(SIZES.length)]];
    random.nextBytes(bytes);
    contents.add(bytes);
    return bytes;
  }

  private void decorate(Path file) throws IOException {
    if (!sameMetadata) {
      if (random.nextInt(3) == 0) {
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
            .write("note" + random.nextInt(2), ByteBuffer.wrap(new byte[] {1, 0, 2}));
      }
      if (Machine.isRoot() && random.nextInt(3) == 0) {
        Path _ = Files.setAttribute(file, "unix:uid", 1000);
      }
      Path _ = Files.setAttribute(file, "unix:mode", MODES[random.nextInt(MODES.length)]);
    }
    Instant time = Instant.ofEpochSecond(random.nextInt(4) * 100_000_000L - 100_000_000L, 123);
    Path _ = Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
