package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.RawText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shell scripts do what dupes itself would do, under every shell there is. */
class ScriptIT {
  private static final List<String> ODD =
      List.of(
          "-rf",
          "'",
          "a'b\"c",
          "$(touch x)",
          "`x`",
          "new\nline",
          "\n",
          " ",
          "\\",
          "*",
          "ü",
          RawText.decode(new byte[] {(byte) 0xff, 'x'}));

  @TempDir Path folder;

  private static List<String> shell(String shell) {
    Machine.assumePrograms(shell);
    return shell.equals("busybox") ? List.of("busybox", "sh") : List.of(shell);
  }

  private static Outcome sh(String shell, Path script, String... more) throws IOException {
    List<String> command = new ArrayList<>(shell(shell));
    command.add(script.toString());
    command.addAll(List.of(more));
    return Run.of(command);
  }

  private Acting planted(String name) throws IOException {
    Acting acting = new Acting(Files.createDirectory(folder.resolve(name)));
    for (int i = 0; i < ODD.size(); i++) {
      Path _ = acting.tree().file("in" + i % 3 + "/" + ODD.get(i), "content " + i % 2);
      if (i % 4 == 0) {
        Path _ = acting.tree().file(ODD.get(i) + "x/" + ODD.get(i + 1), "content 1");
      }
    }
    Path _ = acting.tree().hardLink("z/more", "in1/'");
    return acting;
  }

  private static List<String> words(Acting acting, String action) {
    List<String> words = new ArrayList<>(List.of(action.split(" ", -1)));
    words.replaceAll(word -> word.equals("MOVED") ? acting.around().path("moved") : word);
    words.add(acting.tree().path());
    return words;
  }

  private static Path script(Acting acting, String action) throws IOException {
    Path script = acting.around().at("script");
    List<String> words = words(acting, action);
    words.addAll(List.of("--script", script.toString()));
    Outcome outcome = acting.run(words.toArray(String[]::new)).isClean();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("nothing was done yet: sh ");
    return script;
  }

  private static List<String> relative(Acting acting, String below) throws IOException {
    String prefix = acting.around().path();
    return Snapshot.of(acting.around().at(below)).shape().stream()
        .map(line -> line.replace(prefix, ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void aScriptDoesWhatApplyDoes(String shell) throws IOException {
    for (String action :
        List.of(
            "--delete",
            "--delete -H",
            "--hardlink --merge-meta",
            "--symlink --merge-meta",
            "--symlink --merge-meta -H",
            "--symlink --merge-meta --absolute",
            "--move MOVED",
            "--move MOVED -H")) {
      String name = shell + action.replace(' ', '_');
      Acting scripted = planted(name + "-script");
      Acting applied = planted(name + "-apply");
      Path _ = scripted.around().folder("moved");
      Path _ = applied.around().folder("moved");
      List<String> words = words(applied, action);
      words.add("--apply");

      Outcome _ = applied.run(words.toArray(String[]::new)).isClean();
      Path script = script(scripted, action);
      List<String> before = relative(scripted, "");
      Outcome _ = sh(shell, script, "-n").hasStatus(0);
      assertThat(relative(scripted, "")).as("%s with -n", action).isEqualTo(before);
      Outcome done = sh(shell, script).hasStatus(0);

      assertThat(done.err()).isEmpty();
      assertThat(relative(scripted, "tree")).as(action).isEqualTo(relative(applied, "tree"));
      assertThat(Snapshot.of(scripted.around().at("moved")).contents())
          .isEqualTo(Snapshot.of(applied.around().at("moved")).contents());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void whatChangedSinceIsLeftAlone(String shell) throws IOException {
    Acting acting = new Acting(Files.createDirectory(folder.resolve(shell)));
    TestTree tree = acting.tree();
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      Path _ = tree.file(name, "same");
    }
    for (String action : List.of("--delete", "--hardlink --merge-meta", "--move MOVED")) {
      Path _ = acting.around().folder("moved");
      Path script = script(acting, action);
      Path _ = tree.file("b", "SAME");
      Files.delete(tree.at("c"));
      Path _ = tree.link("c", "a");
      Files.delete(tree.at("d"));
      Files.delete(tree.at("e"));
      Path _ = tree.folder("e");

      Outcome outcome = sh(shell, script).hasStatus(1);

      assertThat(outcome.errorLines()).hasSize(4).allMatch(line -> line.endsWith("; left alone"));
      assertThat(tree.at("b")).hasContent("SAME");
      assertThat(Files.isSymbolicLink(tree.at("c"))).isTrue();
      assertThat(tree.at("e")).isDirectory();
      Files.delete(tree.at("e"));
      for (String name : List.of("b", "c", "d", "e", "f")) {
        Files.deleteIfExists(tree.at(name));
        Path _ = tree.file(name, "same");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void whatHasTheNameWhereItWouldGoIsNotReplaced(String shell) throws IOException {
    for (boolean dangling : List.of(true, false)) {
      Acting acting = new Acting(Files.createDirectory(folder.resolve(shell + dangling)));
      TestTree tree = acting.tree();
      Path _ = tree.file("a", "same");
      Path _ = tree.file("b", "same");
      Path moved = acting.around().folder("moved");
      Path there = moved.resolve(tree.path("b").substring(1));
      Path script = script(acting, "--move MOVED");
      Files.createDirectories(there.resolveSibling("x").getParent());
      Path _ =
          dangling
              ? Files.createSymbolicLink(there, Path.of("nowhere"))
              : Files.writeString(there, "mine");

      Outcome outcome = sh(shell, script).hasStatus(1);

      assertThat(outcome.err()).contains("exists; left alone");
      assertThat(tree.at("b")).exists();
      assertThat(Files.isSymbolicLink(there)).isEqualTo(dangling);
    }
  }

  @Test
  void shellcheckHasNothingToSay() throws IOException {
    Machine.assumePrograms("shellcheck");
    for (String action : List.of("--delete", "--symlink --merge-meta", "--move MOVED")) {
      Acting acting = new Acting(Files.createDirectory(folder.resolve(action.substring(0, 5))));
      Path _ = acting.around().folder("moved");
      for (int i = 0; i < 4; i++) {
        Path _ = acting.tree().file("it's " + i, "same");
      }

      String _ = Machine.run("shellcheck", script(acting, action).toString());
    }
  }

  @Test
  void anOlderScriptIsReplacedAndWhatItIsForIsSaid() throws IOException {
    Acting acting = planted("old");
    Path _ = acting.around().file("script", "old");

    assertThat(script(acting, "--delete")).content().startsWith("#!/bin/sh\n# Made by dupes.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox"})
  void randomTreesEndAsWithApply(String shell) throws IOException {
    for (int seed = 0; seed < 6; seed++) {
      Acting scripted = grown(shell + seed + "s", seed);
      Acting applied = grown(shell + seed + "a", seed);
      String action =
          List.of("--delete -H", "--symlink --merge-meta -H", "--hardlink --merge-meta")
              .get(seed % 3);
      List<String> words = words(applied, action);
      words.add("--apply");
      Outcome _ = applied.run(words.toArray(String[]::new)).isClean();

      Outcome _ = sh(shell, script(scripted, action)).hasStatus(0);

      assertThat(relative(scripted, "tree")).as("%d", seed).isEqualTo(relative(applied, "tree"));
    }
  }

  private Acting grown(String name, int seed) throws IOException {
    Acting acting = new Acting(Files.createDirectory(folder.resolve(name)));
    new RandomTree(acting.tree(), new SplittableRandom(seed), true).grow();
    return acting;
  }
}
