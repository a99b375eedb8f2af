package fieldkit.blocksync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is overwritten can be kept and put back, and what was written can be read again. */
class OldDataIT {
  private static final int SIZE = 5 * Contents.MIB + 700;

  @TempDir private Path folder;
  private Path source;
  private Path target;
  private Path saved;
  private byte[] before;

  @BeforeEach
  void fill() throws IOException {
    byte[] bytes = Contents.random(1, SIZE);
    source = Contents.file(folder.resolve("source"), bytes);
    target = Contents.file(folder.resolve("target"), bytes);
    Contents.patch(target, 100, Contents.random(2, 9000));
    Contents.patch(target, 3L * Contents.MIB, Contents.random(3, Contents.MIB));
    Contents.patch(source, 2L * Contents.MIB, new byte[Contents.MIB]);
    Contents.patch(target, SIZE - 5, Contents.random(4, 5));
    before = Files.readAllBytes(target);
    saved = folder.resolve("saved");
  }

  private Outcome tool(String... words) {
    return new Blocksync(folder).run(words);
  }

  @Test
  void whatWasOverwrittenIsPutBack() {
    tool("--save-old", saved.toString(), source.toString(), target.toString()).hasStatus(0);
    assertThat(target).hasSameBinaryContentAs(source);

    tool("apply", "-n", saved.toString(), target.toString()).hasStatus(0);
    assertThat(target).hasSameBinaryContentAs(source);
    tool("apply", saved.toString(), target.toString()).hasStatus(0);
    assertThat(target).hasBinaryContent(before);
    tool("apply", saved.toString(), target.toString()).hasStatus(0); // may be repeated
    assertThat(target).hasBinaryContent(before);
  }

  @Test
  void nothingThatIsThereIsOverwrittenByIt() throws IOException {
    Path _ = Files.writeString(saved, "precious");

    tool("--save-old", saved.toString(), source.toString(), target.toString())
        .failed(4, saved.toString());

    try (Host host = Host.installed(folder)) {
      Blocksync remote = new Blocksync(folder).with(host.way());
      remote
          .run("--save-old", saved.toString(), source.toString(), Host.at(target))
          .failed(4, "fixture: ", saved.toString(), "Exists already");
    }
    assertThat(saved).hasContent("precious");
    assertThat(target).hasBinaryContent(before);
  }

  @Test
  void damagedOrForeignFilesAreNotPutBack() throws IOException {
    tool("--save-old", saved.toString(), source.toString(), target.toString()).hasStatus(0);
    byte[] good = Files.readAllBytes(saved);
    byte[] after = Files.readAllBytes(target);
    for (int at = 0; at < good.length; at += 1 + good.length / 40) {
      byte[] damaged = good.clone();
      damaged[at] ^= 1;
      Path _ = Files.write(saved, damaged);
      Outcome outcome = tool("apply", saved.toString(), target.toString());
      assertThat(outcome.status()).as("byte %d: %s", at, outcome.err()).isEqualTo(3);
      assertThat(target).as("byte %d", at).hasBinaryContent(after);
    }
    Path other = Contents.file(folder.resolve("other"), new byte[SIZE + 1]);
    Path _ = Files.write(saved, good);
    tool("apply", saved.toString(), other.toString()).failed(3, "bytes");
    assertThat(other).hasBinaryContent(new byte[SIZE + 1]);
  }

  @Test
  void aFileWithoutItsEndIsPutBackAndThatIsSaid() throws IOException {
    tool("--save-old", saved.toString(), source.toString(), target.toString()).hasStatus(0);
    byte[] good = Files.readAllBytes(saved);
    for (int less : new int[] {1, 16, 17, 40_000}) {
      Path _ = Files.write(saved, Arrays.copyOf(good, good.length - less));
      Outcome outcome = tool("apply", saved.toString(), target.toString()).hasStatus(1);
      assertThat(outcome.err()).contains(saved + ": has no end");
    }
    Path _ = Files.write(saved, good);
    tool("apply", saved.toString(), target.toString()).hasStatus(0);
    assertThat(target).hasBinaryContent(before);
  }

  @Test
  void itIsKeptWhereTheTargetIs() throws IOException {
    try (Host host = Host.installed(folder)) {
      new Blocksync(folder)
          .with(host.way())
          .run("--save-old", saved.toString(), source.toString(), Host.at(target))
          .hasStatus(0);
    }
    tool("apply", saved.toString(), target.toString()).hasStatus(0);
    assertThat(target).hasBinaryContent(before);
  }

  @Test
  void whatWasWrittenIsReadBack() throws IOException {
    try (Host host = Host.installed(folder)) {
      for (String how : new String[] {"--verify", "--verify=full"}) {
        for (boolean pull : new boolean[] {false, true}) {
          Path _ = Contents.file(target, before);
          String from = pull ? Host.at(source) : source.toString();
          String to = pull ? target.toString() : Host.at(target);
          Outcome outcome =
              new Blocksync(folder)
                  .with(host.way())
                  .run("--no-state", "--json", how, from, to)
                  .hasStatus(0);

          assertThat(outcome.number("", "diff")).as("%s %s", how, pull).isEqualTo(4);
          assertThat(target).hasSameBinaryContentAs(source);
        }
      }
    }
  }
}
