package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar and the launcher do what the tool does in tests. */
class ShippedIT {
  private final TestTree tree;

  ShippedIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    tree.file("a", "same");
    tree.file("sub/b", "same");
    tree.file("other", "emas");
  }

  private static void isAsInTests(Outcome shipped, Outcome inTests) {
    assertThat(shipped.out()).isNotEmpty().isEqualTo(inTests.out());
    assertThat(shipped.errorLines().subList(0, 4)).isEqualTo(inTests.errorLines().subList(0, 4));
    assertThat(shipped.status()).isEqualTo(inTests.status());
  }

  @Test
  void theJar() throws IOException {
    isAsInTests(DupesProcess.ofJar().run(tree.path()), Dupes.run(tree.path()));
    isAsInTests(
        DupesProcess.ofJar().run("--json", "-I", tree.path(), tree.path("sub")),
        Dupes.run("--json", "-I", tree.path(), tree.path("sub")));
  }

  @Test
  void theLauncher() throws IOException {
    isAsInTests(DupesProcess.ofLauncher().run(tree.path()), Dupes.run(tree.path()));
  }

  @Test
  void theLauncherPassesWordsAsTheyAre() throws IOException {
    String name = "two  words * $HOME '\"\\ \n#";
    tree.file(name + "/x", "1");
    tree.file(name + "/y", "1");

    assertThat(DupesProcess.ofLauncher().in(tree.root()).run("-0", name).isClean().text())
        .isEqualTo("%s/x\0%s/y\0".formatted(tree.path(name), tree.path(name)));
  }

  @Test
  void theLauncherInABareEnvironment() throws IOException {
    String path = System.getenv("PATH");
    Map<String, String> bare = Map.of("PATH", path == null ? "/usr/bin:/bin" : path);

    Outcome outcome = DupesProcess.ofLauncher().with(bare).run("-q", tree.path()).hasStatus(0);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.groupsIn(tree)).containsExactly("a sub/b");
  }

  @Test
  void theLauncherWithClosedStandardInputReadsNothingElseInstead() throws IOException {
    Outcome outcome =
        DupesProcess.ofLauncher()
            .under("sh", "-c", "exec \"$@\" <&-", "sh")
            .run("--files0-from", "-", tree.path());

    outcome.hasStatus(2).names("-", "Bad file descriptor");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void theLauncherWithClosedStandardOutputFails() throws IOException {
    DupesProcess.ofLauncher()
        .under("sh", "-c", "exec \"$@\" >&-", "sh")
        .run(tree.path())
        .hasStatus(4)
        .names("standard output", "Not open");
  }

  @Test
  void theLauncherWithClosedStandardErrorStillDoesItsJob() throws IOException {
    Outcome outcome =
        DupesProcess.ofLauncher().under("sh", "-c", "exec \"$@\" 2>&-", "sh").run(tree.path());

    assertThat(outcome.hasStatus(0).groupsIn(tree)).containsExactly("a sub/b");
  }

  @Test
  void itKnowsItsVersion() throws IOException {
    for (String option : new String[] {"-V", "--version"}) {
      Outcome outcome = DupesProcess.ofJar().run(option).hasStatus(0);
      assertThat(outcome.text()).matches("dupes \\d+\\.\\d+.*\n");
      assertThat(outcome.err()).isEmpty();
    }
  }

  @Test
  void helpGoesToStandardOutput() throws IOException {
    Outcome outcome = DupesProcess.ofJar().run("--help").hasStatus(0);

    assertThat(outcome.text()).contains("Usage: dupes");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void statusesAreThoseOfTheProcess() throws IOException {
    assertThat(DupesProcess.ofJar().run("--nonsense", tree.path()).hasStatus(2).out()).isEmpty();
    assertThat(DupesProcess.ofJar().run(tree.path("no")).hasStatus(2).out()).isEmpty();
    DupesProcess.ofJar().run(tree.path("no"), tree.path()).hasStatus(1);
    DupesProcess.ofJar().run("--output", tree.path("no/x"), tree.path()).hasStatus(4);
  }

  @Test
  void standardInputCanListThePaths() throws IOException {
    byte[] list = (tree.path("sub") + "\0" + tree.path("a")).getBytes(StandardCharsets.UTF_8);

    assertThat(
            DupesProcess.ofJar().reading(list).run("--files0-from", "-").isClean().groupsIn(tree))
        .containsExactly("sub/b a");
  }

  @Test
  void aPipeCanListThePaths() throws IOException {
    byte[] list = (tree.path("sub") + "\0" + tree.path("a")).getBytes(StandardCharsets.UTF_8);

    assertThat(
            DupesProcess.ofJar()
                .reading(list)
                .run("--files0-from", "/dev/stdin")
                .isClean()
                .groupsIn(tree))
        .containsExactly("sub/b a");
  }

  @Test
  void aFifoCanListThePaths() throws IOException {
    Path fifo = tree.at("fifo");
    Machine.run("mkfifo", fifo.toString());
    String script = "printf '%s\\0%s' \"$1\" \"$2\" > \"$0\"";
    Process writer =
        new ProcessBuilder("sh", "-c", script, fifo.toString(), tree.path("sub"), tree.path("a"))
            .start();
    try {
      assertThat(
              DupesProcess.ofJar().run("--files0-from", fifo.toString()).isClean().groupsIn(tree))
          .containsExactly("sub/b a");
    } finally {
      Process _ = writer.destroyForcibly();
    }
  }

  @Test
  void aFullStandardOutputIsAFailure() throws IOException {
    Outcome outcome =
        DupesProcess.ofJar().under("sh", "-c", "exec \"$@\" > /dev/full", "sh").run(tree.path());

    outcome.hasStatus(4).names("standard output", "No space left");
  }

  @Test
  void aClosedPipeEndsItQuietly() throws IOException {
    for (int i = 0; i < 1500; i++) {
      tree.file("many/%0200d/1".formatted(i), "content " + i);
      tree.file("many/%0200d/2".formatted(i), "content " + i);
    }
    Path statusFile = tree.at("status");

    Outcome outcome =
        DupesProcess.ofJar()
            .under("sh", "-c", "{ \"$@\"; echo $? > '" + statusFile + "'; } | head -n 1", "sh")
            .run(tree.path("many"));

    assertThat(outcome.text().lines()).hasSize(1);
    assertThat(outcome.err()).isEmpty();
    assertThat(Files.readString(statusFile)).isEqualTo("0\n");
  }

  @Test
  void aClosedPipeForTheHelpToo() throws IOException {
    Outcome outcome =
        DupesProcess.ofJar().under("sh", "-c", "\"$@\" | true", "sh").run("--help").hasStatus(0);

    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void progressIsShownWhenItMust() throws IOException {
    Outcome outcome = DupesProcess.ofJar().run("--progress=always", tree.path()).hasStatus(0);

    assertThat(outcome.groupsIn(tree)).containsExactly("a sub/b");
    assertThat(DupesProcess.ofJar().run(tree.path()).err()).doesNotContain("\u001b", "\r");
  }

  @Test
  void namesAreMadeSafeForATerminal() throws IOException {
    Machine.assumePrograms("script");
    tree.file("safe/\u001b[31m1", "same");
    tree.file("safe/\u001b[31m2", "same");
    String command = String.join(" ", DupesProcess.ofJar().command("-q", tree.path("safe")));

    Process process =
        new ProcessBuilder("script", "-qec", command, "/dev/null")
            .redirectErrorStream(true)
            .start();
    String screen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(screen).contains("safe/\\x1b[31m1").doesNotContain("\u001b[31m");
    assertThat(DupesProcess.ofJar().run("-q", tree.path("safe")).text()).contains("\u001b[31m1");
  }

  @Test
  void theUsersLanguageChangesNothing() throws IOException {
    Outcome plain = DupesProcess.ofJar().run("--format", "csv", tree.path()).isClean();
    for (String language : List.of("ar", "fa", "th", "tr")) {
      Outcome outcome =
          DupesProcess.ofJar(
                  "-Duser.language=" + language,
                  "-Duser.country=" + Map.of("ar", "EG", "fa", "IR", "th", "TH").get(language))
              .run("--format", "csv", "--io", "ssd", "--min", "1", "--ext", ",SIZE", tree.path());
      assertThat(outcome.text()).isEqualTo(plain.text());
      assertThat(outcome.errorLines().subList(0, 4)).isEqualTo(plain.errorLines().subList(0, 4));
    }
  }
}
