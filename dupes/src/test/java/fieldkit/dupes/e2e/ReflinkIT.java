package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies that share their storage are known to be equal without being read. */
class ReflinkIT {
  private static final int MIB = 1 << 20;
  private static final int SIZE = 8 * MIB;
  private static final int LITTLE = 64 << 10;

  private final TestTree tree;

  ReflinkIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  /** The file systems that have reflinks, and how large the smallest of them is. */
  enum Type {
    XFS("xfs", 320),
    BTRFS("btrfs", 256);

    private final String text;
    private final long size;

    Type(String text, int mebibytes) {
      this.text = text;
      this.size = (long) mebibytes * MIB;
    }
  }

  private Mount mount(Type type) throws IOException {
    return Mount.image(tree.at("image"), tree.at("in"), type.text, type.size);
  }

  private byte[] original(String name) throws IOException {
    byte[] content = new byte[SIZE];
    new SplittableRandom(8).nextBytes(content);
    tree.file(name, content);
    return content;
  }

  private void reflink(String from, String to) throws IOException {
    Machine.runOrSkip("cp", "--reflink=always", tree.path(from), tree.path(to));
  }

  private void overwrite(String name, int position, byte value) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(tree.at(name).toFile(), "rw")) {
      file.seek(position);
      file.write(value);
    }
  }

  @ParameterizedTest
  @EnumSource
  void copiesAreHardlyRead(Type type) throws IOException {
    try (Mount _ = mount(type)) {
      byte[] _ = original("in/a");
      reflink("in/a", "in/b");
      reflink("in/b", "in/c");

      Outcome outcome = Dupes.run(tree.path("in")).isClean();

      assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/b in/c");
      assertThat(outcome.bytesRead()).isLessThan(LITTLE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCopyThatWasChangedIsNotEqual(Type type) throws IOException {
    try (Mount _ = mount(type)) {
      byte[] content = original("in/a");
      reflink("in/a", "in/b");
      reflink("in/a", "in/c");
      int place = 3 * MIB + 12_345;
      overwrite("in/b", place, (byte) (content[place] + 1));

      assertThat(Dupes.run(tree.path("in")).isClean().groupsIn(tree)).containsExactly("in/a in/c");
      Machine.run("sync", "-f", tree.path("in"));
      assertThat(Dupes.run(tree.path("in")).isClean().groupsIn(tree)).containsExactly("in/a in/c");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCopyThatWasChangedBackIsEqual(Type type) throws IOException {
    try (Mount _ = mount(type)) {
      byte[] content = original("in/a");
      reflink("in/a", "in/b");
      overwrite("in/b", 5 * MIB, content[5 * MIB]);

      assertThat(Dupes.run(tree.path("in")).isClean().groupsIn(tree)).containsExactly("in/a in/b");
    }
  }

  @ParameterizedTest
  @EnumSource
  void trueCopiesBesideThemAreReadOnce(Type type) throws IOException {
    try (Mount _ = mount(type)) {
      byte[] content = original("in/a");
      reflink("in/a", "in/b");
      reflink("in/a", "in/c");
      tree.file("in/d", content);

      Outcome outcome = Dupes.run(tree.path("in")).isClean();

      assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/b in/c in/d");
      assertThat(outcome.bytesRead()).isLessThan(2 * SIZE + LITTLE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void copiesWithHoles(Type type) throws IOException {
    try (Mount _ = mount(type)) {
      byte[] _ = original("in/a");
      Machine.run("fallocate", "-p", "-o", "1MiB", "-l", "2MiB", tree.path("in/a"));
      reflink("in/a", "in/b");
      reflink("in/a", "in/c");
      Machine.run("fallocate", "-p", "-o", "4MiB", "-l", "1MiB", tree.path("in/c"));

      Outcome outcome = Dupes.run(tree.path("in")).isClean();

      assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/b");
      assertThat(outcome.bytesRead()).as("as far as the third one differs").isLessThan(4 * SIZE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void spaceThatIsOnlyReservedIsNoContent(Type type) throws IOException {
    try (Mount _ = mount(type)) {
      tree.file("in/a", "begin");
      tree.file("in/b", "begin");
      for (String name : new String[] {"in/a", "in/b"}) {
        Machine.run("fallocate", "-l", "8MiB", tree.path(name));
      }
      overwrite("in/b", 6 * MIB, (byte) 1);

      assertThat(Dupes.run(tree.path("in")).isClean().groups()).isEmpty();
      overwrite("in/b", 6 * MIB, (byte) 0);
      assertThat(Dupes.run(tree.path("in")).isClean().groupsIn(tree)).containsExactly("in/a in/b");
    }
  }
}
