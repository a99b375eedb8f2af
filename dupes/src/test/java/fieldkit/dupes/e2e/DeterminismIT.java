package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same tree gives the same bytes, however it is named and whatever the threads do. */
class DeterminismIT {
  private final TestTree tree;

  DeterminismIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @BeforeEach
  void fill() throws IOException {
    for (int i = 0; i < 300; i++) {
      tree.file("x/%d/%d".formatted(i % 17, i), "content " + i % 100);
    }
    tree.hardLink("x/3/link", "x/5/22");
    tree.link("x/4/link", "../../y");
    tree.file("y/outside", "content 1");
    tree.link("alias", "x");
  }

  private static byte[] in(Path folder, String... arguments) throws IOException {
    return DupesProcess.ofJar().in(folder).run(arguments).isClean().out();
  }

  @Test
  void howeverThePathIsSpelled() throws IOException {
    byte[] expected = in(tree.root(), tree.path("x"));
    assertThat(expected).isNotEmpty();

    assertThat(in(tree.at("x"), ".")).isEqualTo(expected);
    assertThat(in(tree.root(), "x")).isEqualTo(expected);
    assertThat(in(tree.root(), "./x/../x/")).isEqualTo(expected);
    assertThat(in(tree.at("x/4"), "..")).isEqualTo(expected);
    assertThat(in(Path.of("/"), tree.path("x").substring(1))).isEqualTo(expected);
    assertThat(in(tree.root(), "alias")).isEqualTo(expected);
    assertThat(in(tree.at("alias"), ".")).isEqualTo(expected);
    assertThat(in(tree.root(), "y/../alias//")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"path", "size", "waste", "count"})
  void whateverTheThreadsDo(String order) {
    for (String format : List.of("fdupes", "json", "csv")) {
      byte[] expected = run(order, format, "1");
      assertThat(expected).isNotEmpty();
      for (int i = 0; i < 2; i++) {
        assertThat(run(order, format, "8")).isEqualTo(expected);
        assertThat(run(order, format, "3")).isEqualTo(expected);
      }
    }
  }

  private byte[] run(String order, String format, String threads) {
    return Dupes.run(
            "-sH", "--format", format, "--sort", order, "--threads", threads, tree.path("x"))
        .isClean()
        .out();
  }
}
