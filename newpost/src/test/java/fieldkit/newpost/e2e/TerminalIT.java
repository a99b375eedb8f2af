package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts, completion and editors at a real terminal. */
class TerminalIT {
  @TempDir private Path folder;
  private Path site;

  @BeforeEach
  void blog() throws IOException {
    site = folder.resolve("blog");
    Newpost blog = Newpost.blog("blogofile", site);
    blog.write("_posts/001. a.markdown", "---\ntitle: A\ncategories: technology, java\n---\n");
  }

  private Screen newpost(String editor, String... words) throws IOException {
    List<String> command = NewpostProcess.jar(words);
    String quoted = "'" + editor.replace("'", "'\\''") + "'";
    String home = " HOME=" + folder.resolve("home"); // editors leave files there
    return new Screen(
        site, List.of("env -u VISUAL TERM=screen" + home + " EDITOR=" + quoted), command);
  }

  private List<Path> posts() throws IOException {
    try (Stream<Path> all = Files.list(site.resolve("_posts"))) {
      return all.filter(file -> !file.endsWith("001. a.markdown")).toList();
    }
  }

  private String onlyPost() throws IOException {
    assertThat(posts()).hasSize(1);
    return Files.readString(posts().getFirst());
  }

  /** An editor that is a script of the test's: it adds a line. */
  private String script(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("my editor.sh"), "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return "'" + file + "' --flag 'two words'";
  }

  @Test
  void titleAndCategoriesAreAskedForAndCompleted() throws IOException {
    String editor = script("echo \"$1,$2,$#\" >> \"$3\"");
    try (Screen screen = newpost(editor)) {
      screen.shows("Title:").types("Über \"alles\": x").presses("Enter");
      screen.shows("cats:").types("tech").presses("Tab").shows("technology");
      screen.types(", ja").presses("Tab").shows("java").presses("Enter");

      assertThat(screen.endsWith(0)).isEqualTo("_posts/002. uber-alles-x.markdown\n");
    }
    assertThat(onlyPost())
        .contains("title: \"Über \\\"alles\\\": x\"\n", "categories: \"technology, java\"\n")
        .endsWith("---\n\n--flag,two words,3\n");
  }

  @Test
  void aLineCanBeEdited() throws IOException {
    try (Screen screen = newpost("", "--no-edit")) {
      screen.shows("Title:").types("bc").presses("Home").types("a").presses("End").types("d");
      screen.presses("Enter").shows("cats:").presses("Enter");

      assertThat(screen.endsWith(0)).isEqualTo("_posts/002. abcd.markdown\n");
    }
  }

  @Test
  void ctrlCAtAPromptLeavesNothing() throws IOException {
    try (Screen screen = newpost("false")) {
      screen.shows("Title:").types("abc").presses("C-c");
      assertThat(screen.endsWith(130)).isEmpty();
    }
    assertThat(posts()).isEmpty();
  }

  @Test
  void ctrlCAtTheSecondPromptLeavesNothing() throws IOException {
    try (Screen screen = newpost("false")) {
      screen.shows("Title:").types("abc").presses("Enter").shows("cats:").presses("C-c");
      assertThat(screen.endsWith(130)).isEmpty();
    }
    assertThat(posts()).isEmpty();
  }

  @Test
  void theEndOfInputLeavesNothing() throws IOException {
    try (Screen screen = newpost("false")) {
      screen.shows("Title:").pressesUntilItEnds("C-d");
      assertThat(screen.endsWith(130)).isEmpty();
    }
    assertThat(posts()).isEmpty();
  }

  @Test
  void anEmptyTitleIsRefused() throws IOException {
    try (Screen screen = newpost("false")) {
      screen.shows("Title:").presses("Enter").shows("the title is empty");
      assertThat(screen.endsWith(2)).isEmpty();
    }
  }

  @Test
  void viBeginsAtTheEndAndKeepsCtrlCForItself() throws IOException {
    try (Screen screen = newpost(Programs.need("vi") + " -u NONE", "T")) {
      screen.shows("title: T").types("itext").presses("C-c").types("a!").presses("Escape");
      screen.types(":wq").presses("Enter");

      assertThat(screen.endsWith(0)).isEqualTo("_posts/002. t.markdown\n");
    }
    assertThat(onlyPost()).endsWith("---\ntext!\n");
  }

  @Test
  void viQuitWithoutSavingLeavesNothing() throws IOException {
    try (Screen screen = newpost(Programs.need("vi"), "T")) {
      screen.shows("title: T").types(":q!").presses("Enter").shows("so no post was made");
      assertThat(screen.endsWith(1)).isEmpty();
    }
    assertThat(posts()).isEmpty();
  }

  @Test
  void nanoBeginsAtTheEnd() throws IOException {
    try (Screen screen = newpost(Programs.need("nano"), "T")) {
      screen.shows("title: T").types("text").presses("C-o").presses("Enter").presses("C-x");
      String _ = screen.endsWith(0);
    }
    assertThat(onlyPost()).endsWith("---\ntext\n");
  }

  @Test
  void emacsBeginsAtTheEnd() throws IOException {
    try (Screen screen = newpost(Programs.need("emacs") + " -nw -Q", "T")) {
      screen.shows("title: T").types("text").presses("C-x").presses("C-s").shows("Wrote");
      screen.presses("C-x").presses("C-c");
      String _ = screen.endsWith(0);
    }
    assertThat(onlyPost()).endsWith("---\ntext\n");
  }

  @Test
  void anEditorThatIsBackAtOnceGetsAHint() throws IOException {
    try (Screen screen = newpost(script("exit 0"), "T")) {
      screen.shows("was back at once").shows("EDITOR='code --wait'");
      assertThat(screen.endsWith(0)).isEqualTo("_posts/002. t.markdown\n");
    }
  }

  @Test
  void aWindowClosedWithoutSavingLeavesNothing() throws IOException {
    try (Screen screen = newpost(script("sleep 1"), "T")) {
      assertThat(screen.endsWith(1)).isEmpty();
    }
    assertThat(posts()).isEmpty();
  }

  @Test
  void anEditorThatFailsKeepsThePost() throws IOException {
    try (Screen screen = newpost(script("exit 3"), "T")) {
      screen
          .shows("the editor failed")
          .shows("the post is kept: " + site.toString().substring(0, 20));
      assertThat(screen.endsWith(4)).isEmpty();
    }
    assertThat(onlyPost()).contains("title: T");
  }

  @Test
  void anEditorThatIsNotThereKeepsThePost() throws IOException {
    try (Screen screen = newpost("no-such-editor -x", "T")) {
      screen.shows("no-such-editor -x: no such editor");
      assertThat(screen.endsWith(4)).isEmpty();
    }
    assertThat(onlyPost()).contains("title: T");
  }

  @Test
  void ctrlCInTheEditorLeavesNothing() throws IOException {
    try (Screen screen = newpost(script("echo begun >&2; sleep 30"), "T")) {
      screen.shows("begun").presses("C-c").shows("stopped; no post was made");
      assertThat(screen.endsWith(130)).isEmpty();
    }
    assertThat(posts()).isEmpty();
  }

  @Test
  void visualComesBeforeEditor() throws IOException {
    String visual = script("echo visual >> \"$3\"");
    List<String> settings = List.of("env TERM=screen EDITOR=false VISUAL=\"" + visual + "\"");
    try (Screen screen = new Screen(site, settings, NewpostProcess.jar("T"))) {
      String _ = screen.endsWith(0);
    }
    assertThat(onlyPost()).endsWith("visual\n");
  }

  @Test
  void noInputAsksNothing() throws IOException {
    try (Screen screen = newpost("false", "--no-input")) {
      screen.shows("no title, and no terminal to ask for it");
      assertThat(screen.endsWith(2)).isEmpty();
    }
  }
}
