package fieldkit.newpost.site;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How files are named: <code>{n:03}. {slug}.markdown</code>. Between braces stand {@code slug},
 * {@code title}, {@code date}, {@code year}, {@code month}, {@code day} and {@code n}, the next
 * number; a colon and digits give the least width, with zeros. Immutable.
 */
public final class NamePattern {
  private static final Pattern PART = Pattern.compile("\\{([a-z]+)(?::(\\d+))?\\}|([^{}]+)|(.)");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

  private final List<Part> parts;

  /**
   * @param name what stands between braces; empty for plain text
   * @param text plain text, or the width
   */
  private record Part(String name, String text) {}

  private NamePattern(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * The pattern a text stands for.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static NamePattern of(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    while (matcher.find()) {
      parts.add(part(matcher, text));
    }
    NamePattern pattern = new NamePattern(List.copyOf(parts));
    if (!pattern.has("slug") && !pattern.has("n") && !pattern.has("title")) {
      throw new IllegalArgumentException(
          "'%s' gives every post the same name: it needs {slug} or {n}".formatted(text));
    }
    if (text.startsWith("/") || text.contains("..")) {
      throw new IllegalArgumentException("'%s' leads out of the site".formatted(text));
    }
    return pattern;
  }

  private static Part part(Matcher matcher, String text) {
    if (matcher.group(3) != null) {
      return new Part("", matcher.group(3));
    }
    String name = matcher.group(1);
    if (name == null
        || !List.of("slug", "title", "date", "year", "month", "day", "n").contains(name)) {
      throw new IllegalArgumentException(
          "'%s': %s is not one of {slug}, {title}, {date}, {year}, {month}, {day}, {n}"
              .formatted(text, name == null ? matcher.group() : "{" + name + "}"));
    }
    return new Part(name, matcher.group(2) == null ? "" : matcher.group(2));
  }

  /** Whether a part of this name stands in it. */
  public boolean has(String name) {
    return parts.stream().anyMatch(part -> part.name().equals(name));
  }

  /** A file's name, perhaps with folders. */
  public String name(String slug, String title, ZonedDateTime date, int number) {
    StringBuilder name = new StringBuilder();
    for (Part part : parts) {
      name.append(
          switch (part.name()) {
            case "slug" -> slug;
            case "title" -> title.replace('/', '-').replace('\0', '-');
            case "date" -> DAY.format(date);
            case "year" -> wide(date.getYear(), part, 4);
            case "month" -> wide(date.getMonthValue(), part, 2);
            case "day" -> wide(date.getDayOfMonth(), part, 2);
            case "n" -> wide(number, part, 1);
            default -> part.text();
          });
    }
    return name.toString();
  }

  private static String wide(int number, Part part, int usual) {
    int width = part.text().isEmpty() ? usual : Integer.parseInt(part.text());
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** The number in the name of a file that follows the pattern. */
  public OptionalInt number(String fileName) {
    StringBuilder expression = new StringBuilder();
    boolean known = false;
    for (Part part : parts) {
      expression.append(
          switch (part.name()) {
            case "" -> Pattern.quote(part.text());
            case "n" -> known ? "\\d+" : "(\\d{1,9})";
            case "date" -> "\\d{4}-\\d{2}-\\d{2}";
            case "year", "month", "day" -> "\\d+";
            default -> ".+?";
          });
      known |= part.name().equals("n");
    }
    // whatever the ending: posts of a site are not all of one kind
    String anyEnding = expression.toString().replaceAll("\\.[a-z]+\\\\E$", "\\\\E\\\\.[A-Za-z]+");
    Matcher matcher = Pattern.compile(anyEnding).matcher(fileName);
    return known && matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
