package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fieldkit.common.testing.ChildJvm;
import fieldkit.common.testing.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class AtomicFileTest {
  private final FileAccess files;
  private final Implementation implementation;
  private Sandbox sandbox;

  AtomicFileTest(Implementation implementation) {
    this.implementation = implementation;
    this.files = implementation.files();
  }

  @BeforeEach
  void enter(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
  }

  private void write(String name, String content) throws IOException {
    AtomicFile.write(files, sandbox.path(name), out -> out.write(bytes(content)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void makesANewFile() throws IOException {
    write("new", "content");

    assertThat(sandbox.text("new")).isEqualTo("content");
    assertThat(sandbox.names().strip()).isEqualTo("new");
  }

  @Test
  void makesALargeFile() throws IOException {
    byte[] content = new byte[1_000_003];
    Arrays.fill(content, (byte) 7);
    AtomicFile.write(files, sandbox.path("new"), out -> out.write(content));

    assertThat(sandbox.bytes("new")).isEqualTo(content);
  }

  @Test
  void replacesAFile() throws IOException {
    RawPath _ = sandbox.file("file", "a longer old content");
    write("file", "new");

    assertThat(sandbox.text("file")).isEqualTo("new");
    assertThat(sandbox.names().strip()).isEqualTo("file");
  }

  @Test
  void whatWasPrivateStaysPrivate() throws IOException {
    RawPath path = sandbox.file("file", "old");
    String _ = sandbox.sh("chmod 600 file");
    write("file", "new");

    assertThat(files.status(path, false).permissions()).isEqualTo(0600);
  }

  @Test
  void permissionsStayWhateverTheUmask() throws IOException {
    RawPath path = sandbox.file("file", "old");
    String _ = sandbox.sh("chmod 775 file");
    write("file", "new");

    assertThat(files.status(path, false).permissions()).isEqualTo(0775);
  }

  @Test
  void theOwnerStays() throws IOException {
    Assumptions.assumeTrue(sandbox.sh("id -u").strip().equals("0"), "only root gives files away");
    RawPath path = sandbox.file("file", "old");
    String _ = sandbox.sh("chown 12345:54321 file; chmod 4751 file");
    write("file", "new");

    FileStatus status = files.status(path, false);
    assertThat(status.userId()).isEqualTo(12345);
    assertThat(status.groupId()).isEqualTo(54321);
    assertThat(status.permissions()).isEqualTo(04751);
  }

  @Test
  void theOldFileIsThereUntilTheNewOneIsComplete() throws IOException {
    RawPath path = sandbox.file("file", "old");
    AtomicFile.write(
        files,
        path,
        out -> {
          out.write(new byte[200_000]);
          assertThat(sandbox.text("file")).isEqualTo("old");
        });

    assertThat(sandbox.bytes("file")).hasSize(200_000);
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    RawPath path = sandbox.file("file", "old");

    assertThatIOException()
        .isThrownBy(() ->
            AtomicFile.write(
                files,
                path,
                out -> {
                  out.write(new byte[200_000]);
                  throw new IOException("in the middle");
                }))
        .withMessage("in the middle");
    assertThat(sandbox.text("file")).isEqualTo("old");
    assertThat(sandbox.names().strip()).isEqualTo("file");
  }

  @Test
  void aBugInTheMiddleLeavesNothing() {
    RawPath path = sandbox.path("new");

    assertThatIllegalStateException()
        .isThrownBy(() ->
            AtomicFile.write(
                files,
                path,
                _ -> {
                  throw new IllegalStateException("a bug");
                }));
    assertThat(sandbox.names()).isEmpty();
  }

  @Test
  void replacesALinksTargetWhileTheLinkStays() throws IOException {
    sandbox.sh("mkdir folder; printf old > folder/file; ln -s folder/file link");
    write("link", "new");

    assertThat(sandbox.text("folder/file")).isEqualTo("new");
    assertThat(sandbox.sh("readlink link").strip()).isEqualTo("folder/file");
    assertThat(sandbox.sh("ls -A . folder").lines())
        .containsExactly(".:", "folder", "link", "", "folder:", "file");
  }

  @Test
  void doesNotReplaceALinkThatLeadsNowhere() {
    sandbox.sh("ln -s nowhere link");

    assertFault(FileFault.Reason.NOT_FOUND, () -> write("link", "new"));
    assertThat(sandbox.sh("readlink link").strip()).isEqualTo("nowhere");
    assertThat(sandbox.names().strip()).isEqualTo("link");
  }

  @Test
  void refusesAFolder() {
    sandbox.sh("mkdir folder");

    assertFault(sandbox.path("folder"), () -> write("folder", "new"));
    assertThat(sandbox.names().strip()).isEqualTo("folder");
  }

  @Test
  void doesNotMakeFolders() {
    assertFault(FileFault.Reason.NOT_FOUND, () -> write("none/new", "content"));
    assertThat(sandbox.names()).isEmpty();
  }

  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  void writesStraightIntoAFifo() throws Exception {
    sandbox.sh("mkfifo fifo");
    var reader = CompletableFuture.supplyAsync(() -> Command.sh(sandbox.folder(), "cat fifo"));
    write("fifo", "content");

    assertThat(reader.get()).isEqualTo("content");
    assertThat(sandbox.sh("test -p fifo && ls -A").strip()).isEqualTo("fifo");
  }

  @Test
  void writesStraightIntoADevice() {
    // one of its own where it may, in case it gets replaced
    sandbox.sh("mknod full c 1 7 2> /dev/null || ln -s /dev/full full");

    assertThatIOException().isThrownBy(() -> write("full", "content"));
    assertThat(sandbox.sh("test -c full && ls -A").strip()).isEqualTo("full");
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void writesStraightIntoAPipeThatOnlyTheProcessHas() throws IOException, InterruptedException {
    Process process =
        ChildJvm.start(AtomicOutput.class, implementation.name(), "/proc/self/fd/1", "content");
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).isEqualTo("content");
    assertThat(process.waitFor()).isZero();
  }
}
