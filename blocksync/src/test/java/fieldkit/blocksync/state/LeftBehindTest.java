package fieldkit.blocksync.state;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Notes of sessions that were cut, and the folder they are in. */
@EnabledOnOs(OS.LINUX)
class LeftBehindTest {
  private static final String ODD = "/dev/a b\n%41\0ü\uDCFF";
  private static final LeftBehind.Note NOTE =
      new LeftBehind.Note(Fixture.SESSION, "boot 1\n2 writes", ODD);

  private final FileAccess files = FileAccess.ofThisSystem();
  private Path home;
  private LeftBehind left;

  @BeforeEach
  void enter(@TempDir Path folder) throws IOException {
    home = folder;
    left = folder("HOME").leftBehind();
  }

  private StateFolder folder(String variable) {
    return StateFolder.ofUser(files, Map.of(variable, home.toString()));
  }

  private Path note() throws IOException {
    Path notes = home.resolve(".local/state/blocksync/interrupted");
    try (Stream<Path> all = Files.list(notes)) {
      return all.findFirst().orElseThrow();
    }
  }

  @Test
  void aNoteIsFoundAgainAndTakenAway() throws IOException {
    assertThat(left.find(ODD)).isEmpty();
    left.leave(new LeftBehind.Note("earlier", "earlier", ODD));
    left.leave(NOTE);
    left.leave(new LeftBehind.Note(Fixture.SESSION, "mark", "another device"));
    assertThat(left.find(ODD)).contains(NOTE);

    left.remove(ODD);
    left.remove(ODD);
    assertThat(left.find(ODD)).isEmpty();
    assertThat(left.find("another device")).isPresent();
  }

  @Test
  void aNoteIsText() throws IOException {
    left.leave(new LeftBehind.Note(Fixture.SESSION, "boot 1", "disk"));
    assertThat(note())
        .hasContent(
            """
            blocksync interrupted 1
            session 0123456789abcdef0123456789abcdef
            mark boot+1
            device disk
            check 54e6e4fb
            """);
  }

  @Test
  void aDamagedNoteIsNone() throws IOException {
    left.leave(NOTE);
    byte[] whole = Files.readAllBytes(note());
    for (int i = 0; i < whole.length; i++) {
      Path _ = Files.write(note(), Arrays.copyOf(whole, i));
      assertThat(left.find(ODD)).as("cut at " + i).isEmpty();
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Path _ = Files.write(note(), changed);
      assertThat(left.find(ODD)).as("changed at " + i).isEmpty();
    }
    Path _ = Files.write(note(), new byte[1 << 17]);
    assertThat(left.find(ODD)).isEmpty();
    Path _ = Files.write(note(), whole);
    assertThat(left.find(ODD)).contains(NOTE);
  }

  @Test
  void foldersAreWhereTheyBelong() throws IOException {
    PairIdentity pair = new PairIdentity("a", "b");
    assertThat(folder("HOME").placeOf(pair).path())
        .isEqualTo(RawPath.ofText(home + "/.local/state/blocksync/pairs/" + pair.fileName()));
    assertThat(folder("XDG_STATE_HOME").placeOf(pair).path())
        .isEqualTo(RawPath.ofText(home + "/blocksync/pairs/" + pair.fileName()));
    assertThat(Files.getPosixFilePermissions(home.resolve("blocksync"))).hasSize(3);
    assertThat(pair.fileName())
        .hasSize(40)
        .isNotEqualTo(new PairIdentity("b", "a").fileName())
        .isNotEqualTo(new PairIdentity("", "ab").fileName());
  }

  @Test
  void aFolderBehindALinkWillDo(@TempDir Path elsewhere) throws IOException {
    Path _ = Files.createSymbolicLink(home.resolve("blocksync"), elsewhere);
    assertThat(folder("XDG_STATE_HOME").placeOf(Fixture.PAIR).own()).isTrue();
    assertThat(elsewhere.resolve("pairs")).isDirectory();
  }
}
