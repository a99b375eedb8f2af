package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.common.testing.Command;
import fieldkit.common.testing.Mount;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Reflinks on the file systems that have them. */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@ValueSource(strings = {"btrfs", "xfs"})
class SharedStorageTest {
  private static final String ORIGINAL = "head -c 1000000 /dev/urandom > original;";
  private static final String TWO_COPIES =
      ORIGINAL
          + "sync original; cp --reflink=always original one; cp --reflink=always original two";

  private final FileAccess files = Implementation.LINUX.files();
  private final String type;
  private @Nullable Mount mount;
  private Sandbox sandbox;

  SharedStorageTest(String type) {
    this.type = type;
  }

  @BeforeEach
  void mount(@TempDir Path folder) throws IOException {
    Mount mounted = Mount.ofImage(folder, type);
    mount = mounted;
    sandbox = new Sandbox(mounted.root());
    assumeTrue(
        Command.run(mounted.root(), "sh", "-c", ": > a && cp --reflink=always a b").status() == 0,
        "no reflinks on this " + type);
  }

  @AfterEach
  void unmount() {
    if (mount != null) {
      mount.close();
    }
  }

  @Test
  void twoReflinkedCopiesHaveTheSameStorage() throws IOException {
    sandbox.sh(TWO_COPIES);

    assertThat(storage("one")).isNotNull().isEqualTo(storage("two")).isEqualTo(storage("original"));
    assertThat(storage("one")).hasSameHashCodeAs(storage("two"));
  }

  @Test
  void copiesOfDifferentFilesHaveNot() throws IOException {
    sandbox.sh(TWO_COPIES);
    sandbox.sh("head -c 1000000 /dev/urandom > other; sync other");
    sandbox.sh("cp --reflink=always other copy");

    assertThat(storage("copy"))
        .isNotNull()
        .isEqualTo(storage("other"))
        .isNotEqualTo(storage("one"));
  }

  @Test
  void copiesWithHolesInDifferentPlacesHaveNot() throws IOException {
    sandbox.sh("head -c 1048576 /dev/urandom > original; sync original");
    sandbox.sh("truncate -s 2M front; truncate -s 2M back");
    clone("original", "front", 1 << 20);
    clone("original", "back", 0);

    assertThat(storage("front")).isNotNull();
    assertThat(storage("back")).isNotNull().isNotEqualTo(storage("front"));
  }

  private void clone(String from, String to, long offset) {
    assumeTrue(Command.exists("xfs_io"), "there is no xfs_io");
    sandbox.sh("xfs_io -c 'reflink %s 0 %d 1048576' %s".formatted(from, offset, to));
  }

  @Test
  void aFileThatSharesNothingHasNone() throws IOException {
    sandbox.sh(ORIGINAL);

    assertThat(storage("original")).isNull();
  }

  @Test
  void aFileThatSharesAllButABlockHasNone() throws IOException {
    sandbox.sh(TWO_COPIES);
    sandbox.sh("printf x | dd of=one bs=1 seek=500000 conv=notrunc status=none; sync one");

    assertThat(storage("one")).isNull();
    assertThat(storage("two")).isNotNull();
  }

  @Test
  void aChangeThatIsNotOnTheDeviceYetCounts() throws IOException {
    sandbox.sh(TWO_COPIES);
    sandbox.sh("printf x | dd of=one bs=1 seek=500000 conv=notrunc status=none");

    assertThat(storage("one")).isNull();
  }

  @Test
  void aChangeThroughMappedMemoryCounts() throws IOException {
    sandbox.sh(TWO_COPIES);
    Path one = sandbox.folder().resolve("one");
    try (Arena arena = Arena.ofConfined();
        FileChannel channel =
            FileChannel.open(one, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MemorySegment memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, 1_000_000, arena);
      memory.set(ValueLayout.JAVA_BYTE, 500_000, (byte) 'x');

      assertThat(storage("one")).isNull();
    }
  }

  @Test
  void appendedBytesCount() throws IOException {
    sandbox.sh(TWO_COPIES);
    sandbox.sh("head -c 100000 /dev/urandom >> one");

    assertThat(storage("one")).isNull();
  }

  @Test
  void filesWithoutStorageHaveNone() throws IOException {
    sandbox.sh(": > empty; truncate -s 1M hole");

    assertThat(storage("empty")).isNull();
    assertThat(storage("hole")).isNull();
  }

  @Test
  void manyPiecesAreAllLookedAt() throws IOException {
    sandbox.sh(
        """
        head -c 1228800 /dev/urandom > original; truncate -s 2457600 pieces; i=0
        while [ $i -lt 300 ]; do
          dd if=original of=pieces bs=4096 count=1 skip=$i seek=$((2 * i)) conv=notrunc status=none
          i=$((i + 1))
        done
        sync pieces; cp --reflink=always pieces one; cp --reflink=always pieces two\
        """);
    assertThat(storage("one")).isNotNull().isEqualTo(storage("two"));

    sandbox.sh("printf x | dd of=one bs=1 seek=2440000 conv=notrunc status=none");
    assertThat(storage("one")).isNull();
  }

  private @Nullable SharedStorage storage(String name) throws IOException {
    try (OpenFile file = files.open(sandbox.path(name), false)) {
      return file.sharedStorage();
    }
  }
}
