package fieldkit.common.remote;

import fieldkit.common.io.RawText;
import fieldkit.common.remote.RemoteFault.Reason;
import java.util.ArrayList;
import java.util.List;

/** Words as a POSIX shell reads and writes them. Texts are those of {@code RawText}. */
public final class ShellWords {
  private static final String PLAIN = "@%+=:,./-_";

  private ShellWords() {}

  /**
   * One word that a POSIX shell, and csh and fish but for {@code !} and backslashes, reads as it
   * is.
   */
  public static String quote(String word) {
    boolean plain =
        !word.isEmpty()
            && word.chars()
                .allMatch(c -> (c < 0x80 && Character.isLetterOrDigit(c)) || PLAIN.indexOf(c) >= 0);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Several words, quoted, as one command. */
  public static String command(List<String> words) {
    return String.join(" ", words.stream().map(ShellWords::quote).toList());
  }

  /**
   * The words of a command that a user wrote on one line: blanks separate, single quotes keep what
   * they hold, double quotes let a backslash stand before {@code " \ $ `}, and a backslash outside
   * keeps the next character. Nothing is expanded.
   */
  public static List<String> split(String line) throws RemoteFault {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote == 0 && (c == ' ' || c == '\t' || c == '\n')) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
        continue;
      }
      inWord = true;
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (quote == c) {
        quote = 0;
      } else if (c == '\\' && escapes(line, i, quote)) {
        i++;
        word.append(line.charAt(i));
      } else {
        word.append(c);
      }
    }
    if (quote != 0) {
      throw new RemoteFault(
          Reason.BAD_SETTINGS, "%s: the quote %c is not closed".formatted(line, quote));
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  /** Whether the backslash at a place takes the character behind it. */
  private static boolean escapes(String line, int at, char quote) {
    boolean last = at + 1 == line.length();
    return !last && (quote == 0 || (quote == '"' && "\"\\$`".indexOf(line.charAt(at + 1)) >= 0));
  }

  /**
   * Words that start the same program with the same arguments, all of them ASCII: Java encodes
   * arguments in the locale's character set and loses what that does not have. Where a word needs
   * it, a shell between here and the program puts the bytes together and steps aside.
   */
  static List<String> startable(List<String> words) {
    if (words.stream().allMatch(word -> word.chars().allMatch(c -> c < 0x80))) {
      return words;
    }
    // the command substitution drops what newlines a word ends with, but for the point behind them
    StringBuilder script = new StringBuilder();
    for (String word : words) {
      script.append("w=$(printf '").append(octal(word)).append(".'); set -- \"$@\" \"${w%.}\"; ");
    }
    return List.of("sh", "-c", script + "exec \"$@\"");
  }

  private static String octal(String word) {
    StringBuilder format = new StringBuilder();
    for (byte b : RawText.encode(word)) {
      boolean plain = b >= 0 && Character.isLetterOrDigit(b);
      format.append(plain ? String.valueOf((char) b) : "\\%03o".formatted(b & 0xFF));
    }
    return format.toString();
  }
}
