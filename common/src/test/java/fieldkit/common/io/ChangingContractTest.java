package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fieldkit.common.testing.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Creating, writing, renaming and removing files. */
@ParameterizedClass
@EnumSource
class ChangingContractTest {
  private final FileAccess files;
  private Sandbox sandbox;

  ChangingContractTest(Implementation implementation) {
    files = implementation.files();
  }

  @BeforeEach
  void enter(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
  }

  @Test
  void createsAFileOfWhatIsWritten() throws IOException {
    byte[] content = new byte[300_001];
    SplittableRandom random = new SplittableRandom(1);
    random.nextBytes(content);
    try (DurableOutput out = files.create(sandbox.path("new"))) {
      out.write(content[0]);
      int done = 1;
      while (done < content.length) { // in pieces from the middle of an array
        int length = Math.min(random.nextInt(150_000), content.length - done);
        out.write(content, done, length);
        done += length;
      }
      out.force();
    }

    assertThat(sandbox.bytes("new")).isEqualTo(content);
  }

  @Test
  void doesNotCreateWhatExists() throws IOException {
    RawPath file = sandbox.file("file", "old");
    sandbox.sh("ln -s nowhere dangling");

    assertFault(FileFault.Reason.EXISTS, () -> files.create(file));
    assertFault(FileFault.Reason.EXISTS, () -> files.create(sandbox.path("dangling")));
    assertThat(sandbox.text("file")).isEqualTo("old");
  }

  @Test
  void doesNotCreateWhereThereIsNoFolder() {
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.create(sandbox.path("none/file")));
  }

  @Test
  void closingAnOutputTwiceIsHarmless() throws IOException {
    DurableOutput closed = files.create(sandbox.path("one"));
    closed.close();
    try (DurableOutput out = files.create(sandbox.path("two"))) {
      closed.close(); // the other file has got its descriptor's number
      out.write('2');
    }

    assertThat(sandbox.text("two")).isEqualTo("2");
  }

  @Test
  void overwritesAFileFromItsBeginning() throws IOException {
    RawPath file = sandbox.file("file", "a longer old content");
    try (OutputStream out = files.overwrite(file)) {
      out.write("new".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(sandbox.text("file")).isEqualTo("new");
  }

  @Test
  void doesNotOverwriteWhatIsNotThere() {
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.overwrite(sandbox.path("none")));
    assertThat(sandbox.names()).isEmpty();
  }

  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  void writesIntoAFifo() throws Exception {
    sandbox.sh("mkfifo fifo");
    var reader = CompletableFuture.supplyAsync(() -> Command.sh(sandbox.folder(), "cat fifo"));
    try (OutputStream out = files.overwrite(sandbox.path("fifo"))) {
      out.write("hello".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(reader.get()).isEqualTo("hello");
  }

  @Test
  void renamesAFileOverAnother() throws IOException {
    RawPath from = sandbox.file("from", "new");
    RawPath to = sandbox.file("to", "old");
    files.rename(from, to);

    assertThat(sandbox.names().strip()).isEqualTo("to");
    assertThat(sandbox.text("to")).isEqualTo("new");
  }

  @Test
  void renamesALinkItselfAndNotItsTarget() throws IOException {
    RawPath _ = sandbox.file("file", "content");
    sandbox.sh("ln -s file link");
    files.rename(sandbox.path("link"), sandbox.path("other"));

    assertThat(sandbox.sh("readlink other").strip()).isEqualTo("file");
    assertThat(sandbox.text("file")).isEqualTo("content");
  }

  @Test
  void doesNotRenameWhatIsNotThere() throws IOException {
    RawPath to = sandbox.file("to", "old");

    assertFault(FileFault.Reason.NOT_FOUND, () -> files.rename(sandbox.path("none"), to));
    assertThat(sandbox.text("to")).isEqualTo("old");
  }

  @Test
  void removesALinkItselfAndNotItsTarget() throws IOException {
    RawPath _ = sandbox.file("file", "content");
    sandbox.sh("ln -s file link");
    files.remove(sandbox.path("link"));

    assertThat(sandbox.names().strip()).isEqualTo("file");
  }

  @Test
  void doesNotRemoveAFolderEvenAnEmptyOne() {
    sandbox.sh("mkdir folder");

    assertFault(FileFault.Reason.IS_A_DIRECTORY, () -> files.remove(sandbox.path("folder")));
    assertThat(sandbox.names().strip()).isEqualTo("folder");
  }

  @Test
  void doesNotRemoveWhatIsNotThere() {
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.remove(sandbox.path("none")));
  }

  @Test
  void forcesAFolder() {
    assertThatCode(() -> files.forceDirectory(sandbox.root())).doesNotThrowAnyException();
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.forceDirectory(sandbox.path("none")));
  }

  @Test
  void namesOfAnyBytesCanBeRenamedAndRemoved() throws IOException {
    byte[] anyBytes = new byte[200];
    for (int i = 0; i < anyBytes.length; i++) {
      anyBytes[i] = (byte) (i + '0'); // no slash and no NUL among them
    }
    RawPath odd = sandbox.root().resolve(anyBytes);
    files.rename(sandbox.file("file", "content"), odd);
    assertThat(files.status(odd, false).size()).isEqualTo(7);
    files.remove(odd);

    assertThat(sandbox.names()).isEmpty();
  }
}
