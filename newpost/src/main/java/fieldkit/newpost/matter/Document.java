package fieldkit.newpost.matter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a post, split where its front matter begins and ends. The three parts together are
 * the text.
 *
 * @param kind the front matter's kind
 * @param head what stands above the fields: a byte order mark, the opening delimiter
 * @param inner the fields
 * @param tail the closing delimiter and the post itself
 */
public record Document(MatterKind kind, String head, String inner, String tail) {
  private static final Pattern COMMENT =
      Pattern.compile("(\\s*<!--[ \\t]*\\r?\\n)(\\.\\. .*?)(?<=\\n)([ \\t]*-->.*)", Pattern.DOTALL);
  private static final Pattern DIRECTIVES =
      Pattern.compile(
          "(\\s*)((?:\\.\\. [^:\\r\\n]+:[^\\r\\n]*(?:\\r?\\n|\\z))+)(.*)", Pattern.DOTALL);
  private static final Pattern HEADER =
      Pattern.compile(
          "(\\uFEFF?(?:---[ \\t]*\\r?\\n)?)((?:[ ]{0,3}[A-Za-z0-9_-]+[ \\t]*:[^\\r\\n]*(?:\\r?\\n|\\z)(?:(?: {4}|\\t)[^\\r\\n]*(?:\\r?\\n|\\z))*)+)(.*)",
          Pattern.DOTALL);

  /** hexo's old form: nothing above the fields. */
  private static final Pattern HEADLESS =
      Pattern.compile(
          "()([A-Za-z_][\\w-]*:.*?)(?<=\\n)(---[ \\t]*(?:\\r?\\n|\\z).*)", Pattern.DOTALL);

  /**
   * Splits a text.
   *
   * @param usual the kind the engine reads where the text itself does not say
   * @throws MatterFault if there is no front matter, or it has no end
   */
  public static Document of(String text, MatterKind usual) throws MatterFault {
    if (usual == MatterKind.HEADER) {
      return split(HEADER, text, MatterKind.HEADER);
    }
    String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (start.startsWith("---") || start.startsWith(";;;") || start.startsWith("+++")) {
      return delimited(text, start);
    }
    if (start.stripLeading().startsWith("<!--")) {
      return split(COMMENT, text, MatterKind.COMMENT);
    }
    if (start.stripLeading().startsWith(".. ")) {
      return split(DIRECTIVES, text, MatterKind.DIRECTIVES);
    }
    if (start.startsWith("{")) {
      return json(text, text.length() - start.length());
    }
    return split(HEADLESS, text, MatterKind.YAML);
  }

  private static Document delimited(String text, String start) throws MatterFault {
    String delimiter = start.substring(0, 3);
    int innerStart = LineMatter.nextLine(text, text.length() - start.length());
    int position = innerStart;
    while (position < text.length()) {
      int end = LineMatter.nextLine(text, position);
      if (closes(delimiter, text.substring(position, end).stripTrailing())) {
        return new Document(
            kindOf(delimiter),
            text.substring(0, innerStart),
            text.substring(innerStart, position),
            text.substring(position));
      }
      position = end;
    }
    throw new MatterFault(1, "the front matter has no end: no second line " + delimiter);
  }

  /** Three full stops end YAML too, as jekyll has it. */
  private static boolean closes(String delimiter, String line) {
    return line.equals(delimiter) || (delimiter.equals("---") && line.equals("..."));
  }

  private static MatterKind kindOf(String delimiter) {
    return switch (delimiter) {
      case "+++" -> MatterKind.TOML;
      case ";;;" -> MatterKind.JSON;
      default -> MatterKind.YAML;
    };
  }

  private static Document json(String text, int start) throws MatterFault {
    int end = JsonText.end(text.substring(start));
    if (end < 0) {
      throw new MatterFault(1, "the front matter is a JSON object without an end");
    }
    return new Document(
        MatterKind.JSON,
        text.substring(0, start),
        text.substring(start, start + end),
        text.substring(start + end));
  }

  private static Document split(Pattern pattern, String text, MatterKind kind) throws MatterFault {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new MatterFault(1, "no front matter");
    }
    return new Document(kind, matcher.group(1), matcher.group(2), matcher.group(3));
  }

  /** The whole text. */
  public String text() {
    return head + inner + tail;
  }

  /** The same with other fields. */
  public Document with(String otherInner) {
    return new Document(kind, head, otherInner, tail);
  }

  /** How many lines stand above the fields. */
  public int linesAbove() {
    return (int) head.chars().filter(c -> c == '\n').count();
  }

  /** Whether lines of the front matter end with a carriage return. */
  public boolean hasCarriageReturns() {
    return head.contains("\r") || inner.contains("\r");
  }

  /** The post without its front matter and the delimiter below it. */
  public String body() {
    if (kind == MatterKind.HEADER || kind == MatterKind.DIRECTIVES) {
      return tail.stripLeading();
    }
    int newline = tail.indexOf('\n');
    return newline < 0 ? "" : tail.substring(newline + 1);
  }
}
