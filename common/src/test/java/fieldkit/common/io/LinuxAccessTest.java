package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.common.testing.ChildJvm;
import fieldkit.common.testing.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Permissions and access times, which the superuser has to give up some powers to see. */
@EnabledOnOs(OS.LINUX)
class LinuxAccessTest {
  private final FileAccess files = Implementation.LINUX.files();
  private Sandbox sandbox;

  @BeforeEach
  void enter(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
  }

  /** What opening says in a process that has no more rights to files than any other user. */
  private List<String> openWithoutPowers(String... names) {
    List<String> words = new ArrayList<>();
    if (isSuperuser()) {
      assumeTrue(Command.exists("setpriv"), "there is no setpriv(1)");
      words.add("setpriv");
      words.add("--bounding-set=-fowner,-dac_override,-dac_read_search");
    }
    words.addAll(ChildJvm.command(OpenEach.class, names));
    Command.Ended ended = Command.run(sandbox.folder(), words.toArray(String[]::new));
    assertThat(ended.status()).as(ended.said()).isZero();
    return ended.said().lines().toList();
  }

  private boolean isSuperuser() {
    return sandbox.sh("id -u").strip().equals("0");
  }

  @Test
  void whatMayNotBeReadIsDenied() {
    sandbox.sh("printf hello > file; mkdir folder closed; : > closed/file");
    sandbox.sh("chmod 000 file folder closed");
    List<String> said = openWithoutPowers("file", "folder", "closed/file");
    sandbox.sh("chmod 700 folder closed");

    assertThat(said).containsExactly("DENIED", "DENIED", "DENIED");
  }

  @Test
  void whatOthersOwnIsReadAllTheSame() { // though its access time cannot be left alone
    assumeTrue(isSuperuser(), "only the superuser can give files away");
    sandbox.sh("printf hello > file; mkdir folder; : > folder/file; chown -R 65534 file folder");

    assertThat(openWithoutPowers("file", "folder"))
        .containsExactly("opened, bytes: 5", "opened, entries: true");
  }

  @Test
  void readingAndListingLeaveTheAccessTimeAlone() throws IOException {
    sandbox.sh("mkdir folder; printf hello > folder/file");
    sandbox.sh("touch -a -d '2001-02-03 04:05:06 UTC' folder/file folder");
    try (OpenDirectory folder = files.openDirectory(sandbox.path("folder"), false);
        OpenFile file = files.open(sandbox.path("folder/file"), false)) {
      assertThat(folder.next()).isTrue();
      assertThat(folder.next()).isFalse();
      assertThat(Sandbox.readAll(file, 10)).hasSize(5);
    }

    assertThat(sandbox.sh("stat -c %X folder folder/file").lines())
        .containsExactly("981173106", "981173106");
  }
}
