package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.common.testing.ChildJvm;
import fieldkit.common.testing.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Leases against other programs that write. */
@EnabledOnOs(OS.LINUX)
class LeaseContractTest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final FileAccess files = Implementation.LINUX.files();
  private Sandbox sandbox;
  private RawPath path;

  @BeforeEach
  void create(@TempDir Path temporary) throws IOException {
    sandbox = new Sandbox(temporary);
    path = sandbox.file("file", "content");
  }

  private OpenFile open() throws IOException {
    return files.open(path, false);
  }

  @Test
  void isHeldUntilSomebodyWantsToWrite() throws Exception {
    Process writer;
    try (OpenFile file = open()) {
      assertThat(file.lease()).isEqualTo(Lease.HELD);
      assertThat(file.isLeaseHeld()).isTrue();
      writer = new ProcessBuilder("sh", "-c", "printf more >> " + path.text()).start();
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (file.isLeaseHeld()) {
        assertThat(System.nanoTime()).as("the writer must show").isLessThan(end);
        Thread.sleep(5);
      }
      assertThat(sandbox.text("file")).isEqualTo("content");
    }
    assertThat(writer.waitFor(20, TimeUnit.SECONDS)).as("the writer goes on").isTrue();
    assertThat(sandbox.text("file")).isEqualTo("contentmore");
  }

  @Test
  void readersAndNewNamesDoNotDisturbIt() throws IOException {
    try (OpenFile file = open();
        OpenFile other = open()) {
      assertThat(file.lease()).isEqualTo(Lease.HELD);
      assertThat(other.lease()).isEqualTo(Lease.HELD);
      sandbox.sh("cat file >/dev/null; ln file more; mv more again; rm again");
      assertThat(file.isLeaseHeld()).isTrue();
    }
  }

  @Test
  void isNotGivenWhileAnotherProcessHasTheFileOpenToWrite() throws IOException {
    Process writer =
        new ProcessBuilder("sh", "-c", "exec 3>>\"$0\"; echo; read x", path.text()).start();
    try (OpenFile file = open()) {
      assertThat(writer.getInputStream().read()).isEqualTo('\n');
      assertThat(file.lease()).isEqualTo(Lease.IN_USE);
      assertThat(file.isLeaseHeld()).isFalse();
    } finally {
      writer.getOutputStream().close();
    }
  }

  @Test
  void isNotGivenWhileThisProcessHasTheFileOpenToWrite() throws IOException {
    try (OutputStream _ =
            Files.newOutputStream(sandbox.folder().resolve("file"), StandardOpenOption.APPEND);
        OpenFile file = open()) {
      assertThat(file.lease()).isEqualTo(Lease.IN_USE);
    }
  }

  @Test
  void isNotForFilesOfOthers() {
    assumeTrue(sandbox.sh("id -u").strip().equals("0"), "only the superuser can give files away");
    assumeTrue(Command.exists("setpriv"), "there is no setpriv(1)");
    sandbox.sh("chown 1234 file; chmod 644 file");
    List<String> words = new ArrayList<>(List.of("setpriv", "--bounding-set=-lease"));
    words.addAll(ChildJvm.command(LeaseProbe.class, path.text()));

    Command.Ended ended = Command.run(sandbox.folder(), words.toArray(String[]::new));

    assertThat(ended.said().strip()).endsWith("UNAVAILABLE");
  }

  @Test
  void isNotForFolders() throws IOException {
    try (OpenFile folder = files.open(sandbox.root(), false)) {
      assertThat(folder.lease()).isEqualTo(Lease.UNAVAILABLE);
    }
  }

  @Test
  void thePortableImplementationCannotTell() throws IOException {
    try (OpenFile file = new PortableFiles().open(path, false)) {
      assertThat(file.lease()).isEqualTo(Lease.UNAVAILABLE);
      assertThat(file.isLeaseHeld()).isFalse();
      assertThat(file.attributes()).isEqualTo(ExtendedAttributes.NONE);
      assertThat(new String(Sandbox.readAll(file, 9), StandardCharsets.UTF_8)).isEqualTo("content");
    }
  }
}
