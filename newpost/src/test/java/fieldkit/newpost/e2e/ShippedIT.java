package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.testing.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar and the launcher do what the tool does in tests. */
class ShippedIT {
  @TempDir private Path folder;
  private Newpost blog;

  @BeforeEach
  void blog() {
    blog = Newpost.blog("blogofile", folder);
  }

  private Programs.Done run(List<String> words) throws IOException {
    return Programs.run(folder, Map.of("TZ", "UTC"), "", words);
  }

  @Test
  void theLauncherMakesAPost() throws IOException {
    assertThat(run(NewpostProcess.launcher("Über: $HOME 'x'", "--no-edit")).good())
        .endsWith("_posts/001. uber-home-x.markdown\n");
    assertThat(blog.read("_posts/001. uber-home-x.markdown"))
        .contains("title: \"Über: $HOME 'x'\"\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "publish",
        "unpublish",
        "touch",
        "rename",
        "list",
        "cats",
        "check",
        "build",
        "init"
      })
  void helpFitsAndGoesToStandardOutput(String command) throws IOException {
    List<String> words = new ArrayList<>(NewpostProcess.jar());
    if (!command.isEmpty()) {
      words.add(command);
    }
    words.add("--help");

    String help = run(words).good();

    assertThat(help).contains("Usage: newpost");
    assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void itKnowsItsVersion() throws IOException {
    assertThat(run(NewpostProcess.jar("--version")).good()).matches("newpost \\d+\\.\\d+.*\n");
  }

  @Test
  void wrongWordsChangeNothing() throws IOException {
    Programs.Done done = run(NewpostProcess.jar("T", "--drfat"));

    assertThat(done.status()).isEqualTo(2);
    assertThat(done.out()).isEqualTo("newpost: Unknown option: '--drfat'\ntry 'newpost --help'\n");
    assertThat(blog.run("list").isGood().out()).isEmpty();
  }

  @Test
  void aFileNameThatIsNotUtf8IsFoundAndKept() throws IOException {
    String script =
        """
        mkdir -p _posts
        name=$(printf '_posts/001. \\344.markdown')
        printf -- '---\\ntitle: A\\ndate: 2020/01/01 00:00:00\\n---\\n' > "$name"
        "$@" touch "$name" --date 2026-02-03 && grep -q 2026/02/03 "$name" && ls _posts | od -c
        """;
    List<String> words = new ArrayList<>(List.of("sh", "-ec", script, "sh"));
    words.addAll(NewpostProcess.jar());

    assertThat(run(words).good()).contains("344");
  }
}
