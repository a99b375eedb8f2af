package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of docs/newpost.md do what they say, run as they are printed. */
class RecipesIT {
  @TempDir private Path folder;
  private Path bin;

  @BeforeEach
  void aCommandCalledNewpost() throws IOException {
    bin = Files.createDirectories(folder.resolve("bin"));
    String jar =
        String.join(" ", NewpostProcess.jar().stream().map(word -> "'" + word + "'").toList());
    Path command =
        Files.writeString(bin.resolve("newpost"), "#!/bin/sh\nexec " + jar + " \"$@\"\n");
    assertThat(command.toFile().setExecutable(true)).isTrue();
  }

  private static String recipe(String language, String marker) throws IOException {
    String manual = Files.readString(NewpostProcess.root().resolve("docs/newpost.md"));
    Matcher blocks =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(manual);
    while (blocks.find()) {
      if (blocks.group(1).contains(marker)) {
        return blocks.group(1);
      }
    }
    throw new AssertionError("no recipe with " + marker);
  }

  private String run(Path place, String... words) throws IOException {
    return Programs.run(place, environment(), "", List.of(words)).good();
  }

  private Map<String, String> environment() {
    return Map.of("PATH", bin + ":" + System.getenv("PATH"), "TZ", "UTC");
  }

  private Path repository() throws IOException {
    Path site = folder.resolve("blog");
    Newpost.blog("jekyll", site);
    String _ =
        run(
            site,
            "sh",
            "-c",
            "git init -q && git config user.name A && git config user.email a@example.org && git add . && git commit -qm x && echo other > other && git add other");
    return site;
  }

  @Test
  void gitAdd() throws IOException {
    Path site = repository();

    String _ = run(site, "sh", "-ec", recipe("sh", "git add"));

    assertThat(run(site, "git", "status", "--porcelain"))
        .matches("A  _posts/.*-a-title.md\nA  other\n");
  }

  @Test
  void commit() throws IOException {
    Path site = repository();

    String _ = run(site, "sh", "-ec", recipe("sh", "--commit\n"));

    assertThat(run(site, "git", "status", "--porcelain")).isEqualTo("A  other\n");
    assertThat(run(site, "git", "log", "-1", "--format=%s")).isEqualTo("Add post: Another title\n");
  }

  @Test
  void textFromAnotherProgram() throws IOException {
    Path site = repository();

    String path = run(site, "sh", "-ec", recipe("sh", "date |")).strip();

    assertThat(site.resolve(path)).content().containsPattern("---\n\n.*20\\d\\d.*\n$");
  }

  @Test
  void make() throws IOException {
    String _ = Programs.need("make");
    String _ = Programs.need("jekyll");
    Newpost.blog("jekyll", folder.resolve("site"));
    Files.delete(folder.resolve("site/Makefile"));
    Files.writeString(folder.resolve("Makefile"), recipe("make", "newpost check"));

    String _ = run(folder, "make", "post", "T=A \"quoted\" $$HOME title");
    String _ = run(folder, "make");

    assertThat(Files.readString(folder.resolve("site/_site/index.html")))
        .contains("A &quot;quoted&quot; $HOME title");
  }

  @Test
  void theFirstCommandsAreThose() throws IOException {
    Path site = repository();
    String[] lines = recipe("sh", "publish a-title").split("\n", -1);

    assertThat(lines[0]).startsWith("newpost   ");
    assertThat(run(site, "sh", "-ec", lines[1].replaceFirst("newpost", "newpost -n")))
        .contains("-a-title.md");
    String _ = run(site, "sh", "-ec", "newpost 'A title' --draft\n" + lines[2]);

    assertThat(run(site, "git", "log", "-1", "--format=%s")).isEqualTo("Publish post: A title\n");
  }
}
