package fieldkit.blocksync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.testing.DelayingRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that may start nothing but a server for some devices (authorized_keys). */
class ForcedCommandIT {
  @TempDir private Path folder;
  private Host host;
  private Path source;
  private Path allowed;
  private Path other;

  @BeforeEach
  void force() throws IOException {
    host = Host.installed(folder);
    source = Contents.file(folder.resolve("source"), Contents.random(1, 3 * Contents.MIB));
    Path images = Files.createDirectory(folder.resolve("images"));
    allowed = Contents.file(images.resolve("a.img"), new byte[3 * Contents.MIB]);
    other = Contents.file(folder.resolve("other"), new byte[3 * Contents.MIB]);
    Path keys = folder.resolve("sshd/authorized");
    String server =
        host.server().home().resolve("bin/blocksync") + " server --allow '" + images + "/*'";
    String line = "command=\"%s\",restrict %s".formatted(server, Files.readString(keys));
    Path _ = Files.writeString(keys, line);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "builtin"})
  void syncsWhatIsAllowed(String ssh) {
    Blocksync tool = new Blocksync(folder).with(host.way()).with("--ssh=" + ssh);

    tool.run(source.toString(), Host.at(allowed)).printed("same: 0, diff: 3, 3/3");
    assertThat(allowed).hasSameBinaryContentAs(source);
    tool.command("verify", source.toString(), Host.at(allowed)).hasStatus(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "builtin"})
  void furtherChannelsThatAreForbiddenAreDoneWithout(String ssh) throws IOException {
    try (DelayingRelay relay = DelayingRelay.to(host.server().port(), Duration.ofMillis(10))) {
      Outcome outcome =
          new Blocksync(folder)
              .with(host.way(relay.port()))
              .run("--ssh=" + ssh, source.toString(), Host.at(allowed));

      outcome.printed("same: 0, diff: 3, 3/3");
      assertThat(outcome.err()).isEmpty();
      assertThat(allowed).hasSameBinaryContentAs(source);
    }
  }

  @Test
  void nothingElse() {
    Blocksync tool = new Blocksync(folder).with(host.way());

    tool.run(source.toString(), Host.at(other)).failed(3, "other");
    tool.run(source.toString(), Host.at(allowed.resolveSibling("../other"))).failed(3, "other");
    assertThat(other).hasBinaryContent(new byte[3 * Contents.MIB]);
    Path planted = folder.resolve("planted");
    tool.run("--save-old", planted.toString(), source.toString(), Host.at(allowed))
        .failed(3, "planted");
    assertThat(planted).doesNotExist();
    assertThat(allowed).hasBinaryContent(new byte[3 * Contents.MIB]);
  }
}
