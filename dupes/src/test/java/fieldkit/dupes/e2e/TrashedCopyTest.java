package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in a trash can may be gone tomorrow: nothing gives way to it. */
class TrashedCopyTest {
  private static final String CAN = "home/data/Trash/files/";

  private final Acting acting;

  TrashedCopyTest(@TempDir Path folder) throws IOException {
    acting = new Acting(folder);
  }

  @BeforeEach
  void plant() throws IOException {
    Path _ = acting.tree().file("only", "the only copy");
    Path _ = acting.tree().file("one", "two copies");
    Path _ = acting.tree().file("other", "two copies");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {CAN, ".Trash-0/files/", ".Trash/1000/files/", "backup/.local/share/Trash/files/"})
  void nothingGoesForACopyInTheTrash(String can) throws IOException {
    Path _ = acting.around().file(can + "a", "the only copy");
    Path _ = acting.around().file(can + "b", "two copies");

    Outcome _ = acting.run("--delete", "--apply", acting.around().path()).isClean();

    assertThat(acting.tree().at("only")).exists();
    assertThat(acting.tree().at("one")).exists();
    assertThat(acting.tree().at("other")).doesNotExist();
    assertThat(acting.around().at(can + "a")).exists();
  }

  @Test
  void trashingTwiceLeavesOneCopyWhereItIs() throws IOException {
    for (int i = 0; i < 2; i++) {
      Outcome _ = acting.run("--trash", "--apply", acting.around().path()).isClean();
    }

    assertThat(acting.tree().at("one")).exists();
    assertThat(acting.around().at(CAN + "other")).exists();
  }

  @Test
  void theTrashItselfCanBeCleaned() throws IOException {
    Path _ = acting.around().file(CAN + "a", "two copies");
    Path _ = acting.around().file(CAN + "b", "two copies");

    Outcome _ =
        acting.run("--delete", "--apply", acting.around().path("home/data/Trash/files")).isClean();

    assertThat(acting.around().at(CAN + "a")).exists();
    assertThat(acting.around().at(CAN + "b")).doesNotExist();
  }
}
