package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other processes change a file while the shipped tool reads it, which strace makes slow. The exact
 * moments are in {@link ChangeDuringScanTest}.
 */
class ChangeIT {
  private static final int SIZE = 700_000;

  private final TestTree tree;
  private final Strace strace;
  private final Path b;

  ChangeIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    strace = new Strace(tree.at("trace"));
    for (String name : new String[] {"in/a", "in/b", "in/c"}) {
      tree.file(name, TestTree.bytes(SIZE, 'x'));
    }
    b = tree.at("in/b");
  }

  private Outcome whileItIsRead(HookedFiles.Action change) throws IOException {
    DupesProcess.Running running =
        strace
            .tampering(DupesProcess.ofJar(), "pread64", b.toString(), "delay_enter=120ms")
            .start("--threads", "1", tree.path("in"));
    running.awaitLines(strace.file(), 2); // the first bytes have been read
    running.signal("STOP");
    try {
      change.run();
    } finally {
      running.signal("CONT");
    }
    Outcome outcome = running.outcome().hasStatus(1);
    assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/c");
    return outcome;
  }

  @Test
  void itIsRewrittenAndTouchedBack() throws IOException {
    whileItIsRead(
            () -> {
              FileTime time = Files.getLastModifiedTime(b);
              try (RandomAccessFile file = new RandomAccessFile(b.toFile(), "rw")) {
                file.seek(10);
                file.write('!');
              }
              Path reference = tree.file("reference", "");
              Path _ = Files.setLastModifiedTime(reference, time);
              Machine.run("touch", "-r", reference.toString(), b.toString());
              assertThat(Files.getLastModifiedTime(b)).isEqualTo(time);
            })
        .names(b.toString(), "changed");
  }

  @Test
  void itIsCut() throws IOException {
    whileItIsRead(() -> Machine.run("truncate", "-s", "1000", b.toString()))
        .names(b.toString(), "shorter");
  }

  @Test
  void itIsRemoved() throws IOException {
    whileItIsRead(() -> Files.delete(b)).names(b.toString(), "vanished");
  }

  @Test
  void anotherTakesItsPlace() throws IOException {
    whileItIsRead(
            () -> {
              Path other = tree.file("other", TestTree.bytes(SIZE, 'y'));
              Path _ = Files.setLastModifiedTime(other, Files.getLastModifiedTime(b));
              Path _ = Files.move(other, b, StandardCopyOption.REPLACE_EXISTING);
            })
        .names(b.toString(), "changed");
  }

  @Test
  void aFifoTakesItsPlace() throws IOException {
    whileItIsRead(
            () -> {
              Files.delete(b);
              Machine.run("mkfifo", b.toString());
            })
        .names(b.toString(), "changed");
  }
}
