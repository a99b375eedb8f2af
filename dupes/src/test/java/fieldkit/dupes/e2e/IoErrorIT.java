package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad disk under one of three equal files: strace makes its system calls fail. */
class IoErrorIT {
  private static final String ERROR = "Input/output error";

  private final TestTree tree;
  private final Strace strace;

  IoErrorIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    strace = new Strace(tree.at("trace"));
    for (String name : new String[] {"in/a", "in/b", "in/sub/c"}) {
      tree.file(name, TestTree.bytes(1_000_000, 'x'));
    }
  }

  private Outcome failing(String call, String path, String how) throws IOException {
    return strace
        .tampering(DupesProcess.ofJar(), call, path, "error=EIO" + how)
        .run("--threads", "1", tree.path("in"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":when=1", ":when=2", ":when=3", ":when=5+"})
  void inTheMiddleOfAFile(String when) throws IOException {
    Outcome outcome = failing("pread64", tree.path("in/b"), when).hasStatus(1);

    outcome.names(tree.path("in/b"), ERROR);
    assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/sub/c");
  }

  @Test
  void whenAFileIsOpened() throws IOException {
    Outcome outcome = failing("openat", tree.path("in/b"), "").hasStatus(1);

    outcome.names(tree.path("in/b"), ERROR);
    assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/sub/c");
  }

  @Test
  void whenAFolderIsOpened() throws IOException {
    Outcome outcome = failing("openat", tree.path("in/sub"), "").hasStatus(1);

    outcome.names(tree.path("in/sub"), ERROR);
    assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/b");
  }

  @Test
  void whenAFolderIsListed() throws IOException {
    Outcome outcome = failing("getdents64", tree.path("in/sub"), "").hasStatus(1);

    outcome.names(tree.path("in/sub"), ERROR);
    assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/b");
  }

  @Test
  void whenAFileIsLookedAtAgain() throws IOException {
    Outcome outcome = failing("statx", tree.path("in/b"), ":when=2+").hasStatus(1);

    outcome.names(tree.path("in/b"), ERROR);
    assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/sub/c");
  }

  @Test
  void anInterruptedCallIsMadeAgain() throws IOException {
    Outcome outcome =
        strace
            .tampering(DupesProcess.ofJar(), "pread64", tree.path("in/b"), "error=EINTR:when=2")
            .run("--threads", "1", tree.path("in"));

    assertThat(outcome.isClean().groupsIn(tree)).containsExactly("in/a in/b in/sub/c");
  }

  @Test
  void theSystemHasNoMoreDescriptors() throws IOException {
    Outcome outcome =
        strace
            .tampering(DupesProcess.ofJar(), "openat", tree.path("in/b"), "error=ENFILE")
            .run("--threads", "1", tree.path("in"))
            .hasStatus(1);

    outcome.names(tree.path("in/b"), "Too many open files");
    assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/sub/c");
  }
}
