package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fieldkit.blocksync.testing.Programs;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileFault.Reason;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a name may stand for, and what is made where there is nothing. */
@EnabledOnOs(OS.LINUX)
class OpeningRulesTest {
  private static final long SIZE = 1_234_567;
  private static final TargetRules CREATING = TargetRules.STRICT.creating(SIZE);

  @TempDir Path folder;

  private static void assertNoWay(String path, String why) {
    RawPath raw = RawPath.ofText(path);
    StorageOpener opener = Openers.opener();
    ThrowingCallable[] ways = {
      () -> opener.openSource(raw).close(),
      () -> opener.openToCompare(raw).close(),
      () -> opener.openTarget(raw, TargetRules.STRICT).close(),
      () -> opener.openTarget(raw, CREATING).close(),
    };
    for (ThrowingCallable way : ways) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(way)
          .satisfies(refused -> assertThat(refused.what()).isEqualTo(path + ": " + why));
    }
  }

  private static void assertFault(Reason reason, ThrowingCallable way) {
    assertThatExceptionOfType(FileFault.class)
        .isThrownBy(way)
        .satisfies(fault -> assertThat(fault.reason()).isEqualTo(reason));
  }

  @Test
  void whatIsNeitherDeviceNorFile() {
    String _ = Programs.run("mkfifo", folder.resolve("fifo").toString());
    assertNoWay(folder.toString(), "is a folder; a block device or plain file is meant");
    String neither = "is neither a block device nor a plain file";
    assertNoWay(folder.resolve("fifo").toString(), neither);
    assertNoWay("/dev/null", neither);
    assertNoWay("/dev/zero", neither);
  }

  @Test
  void whatIsEmpty() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertNoWay(file.toString(), "is empty");
    assertThat(file).isEmptyFile();
  }

  @Test
  void whatIsMissing() {
    RawPath path = RawPath.ofText(folder.resolve("missing").toString());
    StorageOpener opener = Openers.opener();
    assertFault(Reason.NOT_FOUND, () -> opener.openSource(path).close());
    assertFault(Reason.NOT_FOUND, () -> opener.openToCompare(path).close());
    assertFault(Reason.NOT_FOUND, () -> opener.openTarget(path, TargetRules.STRICT).close());
    RawPath below = path.resolve(new byte[] {'x'});
    assertFault(Reason.NOT_FOUND, () -> opener.openTarget(below, CREATING).close());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aNewFileIsPrivateSparseAndStaysOnceItWasForced() throws IOException, RefusedException {
    Path file = folder.resolve("new\nfile");
    RawPath path = RawPath.ofText(file.toString());
    try (Storage storage = Openers.opener().openTarget(path, CREATING)) {
      assertThat(storage.size()).isEqualTo(SIZE);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(storage.nextData(0)).isEqualTo(SIZE);
      assertThat(Bytes.readAll(storage)).containsOnly(0);
      storage.force();
    }
    assertThat(file).hasSize(SIZE);
  }

  @Test
  void aNewFileThatWasWrittenStays() throws IOException, RefusedException {
    Path file = folder.resolve("file");
    RawPath path = RawPath.ofText(file.toString());
    try (Storage storage = Openers.opener().openTarget(path, CREATING)) {
      storage.write(ByteBuffer.wrap(Bytes.random(1, 4096)), 4096);
    }
    assertThat(file).hasSize(SIZE);
    try (Storage storage = Openers.opener().openTarget(path, CREATING.creating(5))) {
      assertThat(storage.size()).as("what is there is taken as it is").isEqualTo(SIZE);
    }
    assertThat(file).hasSize(SIZE);
  }

  @Test
  void aNewFileOfWhichNothingCameGoesAgain() throws IOException, RefusedException {
    RawPath path = RawPath.ofText(folder.resolve("file").toString());
    try (Storage storage = Openers.opener().openTarget(path, CREATING)) {
      assertThat(Bytes.readAll(storage)).containsOnly(0);
      assertThat(storage.facts().size()).isEqualTo(SIZE);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aNewFileWhoseNameIsAnothersByNowIsLeftAlone() throws IOException, RefusedException {
    Path file = folder.resolve("file");
    try (Storage _ = Openers.opener().openTarget(RawPath.ofText(file.toString()), CREATING)) {
      Files.delete(file);
      Path _ = Files.writeString(file, "another's");
    }
    assertThat(file).hasContent("another's");
  }

  @Test
  void aNewFileThatCannotBeOpenedGoesAgain() throws IOException {
    Path file = folder.resolve("file");
    for (String failing : new String[] {"setLength", "tryLock", "open", "geometry", "path"}) {
      FileAccess files =
          Meddling.files((name, _) -> {
            if (name.equals(failing) && Files.exists(file)) {
              throw new FileFault(Reason.NO_SPACE);
            }
          });
      try {
        new StorageOpener(files).openTarget(RawPath.ofText(file.toString()), CREATING).close();
      } catch (FileFault | RefusedException expected) {
        assertThat(expected).hasMessageContaining("No space");
      }
      assertThat(folder).as(failing).isEmptyDirectory();
    }
  }

  @Test
  void aSizeNoFileCanHave() {
    RawPath path = RawPath.ofText(folder.resolve("file").toString());
    StorageOpener opener = Openers.opener();
    TargetRules rules = TargetRules.STRICT.creating(Long.MAX_VALUE);
    assertThatExceptionOfType(FileFault.class)
        .isThrownBy(() -> opener.openTarget(path, rules).close());
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> opener.openTarget(path, TargetRules.STRICT.creating(0)).close());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void nothingIsMadeThroughALinkToNowhere() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("missing"));
    assertFault(
        Reason.NOT_FOUND,
        () -> Openers.opener().openTarget(RawPath.ofText(link.toString()), CREATING).close());
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(link);
    }
  }

  @Test
  void nothingIsMadeAmongTheDevices() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev"));
    Path deeper = Files.createSymbolicLink(folder.resolve("deeper"), Path.of("/dev/pts/.."));
    String name = "fieldkit-" + ProcessHandle.current().pid();
    for (Path path : new Path[] {Path.of("/dev", name), link.resolve(name), deeper.resolve(name)}) {
      Openers.assertRefused(path.toString(), CREATING)
          .endsWith(": no such device, and no plain file is made where devices are");
      assertThat(path).doesNotExist();
    }
  }

  @Test
  void aSmallerFileGrowsOnlyIfThatIsSaid() throws IOException, RefusedException {
    Path file = Files.write(folder.resolve("file"), Bytes.random(1, 5000));
    RawPath path = RawPath.ofText(file.toString());
    Openers.opener().openTarget(path, TargetRules.STRICT).close();
    assertThat(file).hasSize(5000);
    Openers.opener().openTarget(path, TargetRules.STRICT.growing(100)).close();
    assertThat(file).hasSize(5000);
    try (Storage storage = Openers.opener().openTarget(path, TargetRules.STRICT.growing(9000))) {
      assertThat(storage.size()).isEqualTo(9000);
      byte[] expected = java.util.Arrays.copyOf(Bytes.random(1, 5000), 9000);
      assertThat(Bytes.readAll(storage)).isEqualTo(expected);
    }
    assertThat(file).as("nothing came of it").hasSize(5000);
    try (Storage storage = Openers.opener().openTarget(path, TargetRules.STRICT.growing(9000))) {
      storage.force();
    }
    assertThat(file).hasSize(9000);
  }

  @Test
  void aRelativeNameIsOneInTheWorkingFolder() throws IOException, RefusedException {
    try (Storage storage = Openers.source("pom.xml")) {
      StorageFacts facts = storage.facts();
      assertThat(facts.path().text()).isEqualTo("pom.xml");
      assertThat(facts.canonical().text()).isEqualTo(Path.of("pom.xml").toRealPath().toString());
    }
  }
}
