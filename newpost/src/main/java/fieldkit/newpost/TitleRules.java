package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.engine.SlugRule;

/** What a title and a slug must be. */
final class TitleRules {
  private static final int LONGEST_SLUG = 200; // of the 255 bytes of a file name

  private TitleRules() {}

  /** A title is text of one line. */
  static void check(String title) throws CommandFault {
    if (title.isBlank()) {
      throw new CommandFault(ExitStatus.USAGE, "the title is empty");
    }
    if (title.codePoints().anyMatch(TitleRules::isNoText)) {
      throw new CommandFault(
          ExitStatus.USAGE,
          "the title holds a line break, a control character or bytes that are not UTF-8");
    }
  }

  private static boolean isNoText(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  /** The slug of a title by an engine's rule. */
  static String slug(SlugRule rule, String title) throws CommandFault {
    String slug = rule.slug(title);
    if (slug.isEmpty()) {
      throw new CommandFault(
          ExitStatus.USAGE,
          "%s: no letter and no digit to make a file name of".formatted(title),
          "give it one: --slug NAME",
          null);
    }
    return slug;
  }

  /** A slug the user gave, if it can be a file's name. */
  static String checkedSlug(String slug) throws CommandFault {
    if (slug.isBlank() || slug.startsWith(".") || slug.startsWith("-") || slug.contains("/")) {
      throw new CommandFault(
          ExitStatus.USAGE, "--slug: '%s' cannot be a file's name".formatted(slug));
    }
    check(slug);
    if (slug.length() > LONGEST_SLUG) {
      throw new CommandFault(
          ExitStatus.USAGE,
          "--slug: %d characters, at most %d".formatted(slug.length(), LONGEST_SLUG));
    }
    return slug;
  }
}
