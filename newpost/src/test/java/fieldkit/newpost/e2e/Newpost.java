package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Interruption;
import fieldkit.common.cli.ToolFrame;
import fieldkit.common.io.FileAccess;
import fieldkit.newpost.NewpostTool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tool run in this process, on a site in a folder of its own. There is no terminal. */
final class Newpost {
  private final Path site;

  Newpost(Path site) {
    this.site = site;
  }

  /** A fresh blog of an engine. */
  static Newpost blog(String engine, Path folder) {
    Newpost newpost = new Newpost(folder);
    newpost.bare("", "init", "--engine", engine, "--name", "My Blog", folder.toString()).isGood();
    return newpost;
  }

  /**
   * What a run printed and how it ended.
   *
   * @param status the exit status
   * @param out standard output
   * @param err standard error
   */
  record Outcome(int status, String out, String err) {
    Outcome isGood() {
      return hasStatus(0);
    }

    Outcome hasStatus(int expected) {
      assertThat(status).as("exit status, with standard error:%n%s", err).isEqualTo(expected);
      return this;
    }

    /** Says that it was refused or failed, and in which words. */
    Outcome says(String words) {
      assertThat(err).startsWith("newpost: ").contains(words);
      assertThat(out).isEmpty();
      return this;
    }

    /** The one file it printed. */
    Path file() {
      assertThat(out).endsWith("\n");
      return Path.of(out.substring(0, out.length() - 1)).toAbsolutePath();
    }
  }

  /** Runs it for this site. */
  Outcome run(String... words) {
    return reading("", words);
  }

  /** Runs it for this site with something on standard input. */
  Outcome reading(String in, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    int place = words.length > 0 && isCommand(words[0]) ? 1 : 0;
    all.addAll(place, List.of("--site", site.toString()));
    return bare(in, all.toArray(String[]::new));
  }

  private static boolean isCommand(String word) {
    return List.of("publish", "unpublish", "rename", "touch", "list", "cats", "check", "build")
        .contains(word);
  }

  /** Runs it with these words alone. */
  Outcome bare(String in, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ToolFrame frame =
        new ToolFrame(
            new NewpostTool(),
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            FileAccess.ofThisSystem(),
            new Interruption(),
            Map.of("PATH", System.getenv().getOrDefault("PATH", ""), "TZ", "UTC"));
    ExitStatus status = frame.run(List.of(words));
    return new Outcome(
        status.code(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Makes a post and returns its file. */
  Path post(String... words) {
    return run(words).isGood().file();
  }

  /** Writes a file of the site. */
  Path write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Path _ = Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** The text of a file of the site. */
  String read(String name) throws IOException {
    return Files.readString(site.resolve(name));
  }

  Path site() {
    return site;
  }
}
