package fieldkit.newpost.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's editor: a piece of shell with arguments, as git takes it.
 *
 * @param command what the user has set
 */
public record EditorCommand(String command) {
  private static final Pattern FIRST_WORD = Pattern.compile("\\s*(?:\"[^\"]*\"|'[^']*'|\\S+)");

  private static final Set<String> IN_THE_TERMINAL =
      Set.of(
          "vi", "vim", "nvim", "view", "nano", "pico", "emacs", "micro", "hx", "kak", "joe", "ed");

  /** The editor of this environment, in git's order: git-var(1), without git's own settings. */
  public static EditorCommand of(Optional<String> configured, Map<String, String> environment) {
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    String visual = dumb ? "" : environment.getOrDefault("VISUAL", "");
    String editor = environment.getOrDefault("EDITOR", "");
    String fromEnvironment = visual.isBlank() ? editor : visual;
    return new EditorCommand(configured.orElse(fromEnvironment.isBlank() ? "vi" : fromEnvironment));
  }

  /** The program's name, without its folder. */
  public String program() {
    Matcher matcher = FIRST_WORD.matcher(command);
    String first = command;
    if (matcher.lookingAt()) {
      first = matcher.group().strip().replaceAll("^[\"']|[\"']$", "");
    }
    return first.substring(first.lastIndexOf('/') + 1);
  }

  /** Whether it keeps the terminal while it runs, so that its end is the end of editing. */
  public boolean isInTheTerminal() {
    return IN_THE_TERMINAL.contains(program());
  }

  /** What to run, with the cursor on a line where it is known how to say so. */
  public List<String> words(String file, int line) {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", command + " \"$@\"", program()));
    switch (program()) {
      case "vi",
          "vim",
          "nvim",
          "view",
          "gvim",
          "nano",
          "pico",
          "emacs",
          "emacsclient",
          "kak",
          "micro",
          "joe",
          "ex" -> {
        words.add("+" + line);
        words.add(file);
      }
      case "code", "code-insiders", "codium" -> {
        words.add("-g");
        words.add(file + ":" + line);
      }
      case "subl", "hx" -> words.add(file + ":" + line);
      default -> words.add(file);
    }
    return words;
  }

  /** How the program is told to wait until the file is closed; empty if it is not known. */
  public String waiting() {
    return switch (program()) {
      case "subl" -> "subl -w";
      case "gvim" -> "gvim -f";
      case "mate" -> "mate -w";
      case "gedit", "kate", "atom" -> program() + (program().equals("kate") ? " -b" : " --wait");
      case "emacsclient" -> "emacsclient -c";
      default -> "code --wait";
    };
  }
}
