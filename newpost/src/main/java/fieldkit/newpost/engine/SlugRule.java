package fieldkit.newpost.engine;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How an engine makes a file name of a title. */
public enum SlugRule {
  /** Letters and digits of every script, in lower case: jekyll, hugo. */
  LETTERS(true, true),
  /** The same without accents, in the title's case: hexo. */
  LETTERS_AS_TYPED(false, true),
  /** Latin letters without accents, and what has none as it is. */
  LATIN(true, false);

  private static final int LONGEST = 120; // bytes; a file name has 255, and a date and an ending

  /** Marks of other scripts are no accents: without them it is another letter. */
  private static final Pattern ACCENTS = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");

  private static final Pattern APOSTROPHES = Pattern.compile("(?<=\\p{L})['\u2019](?=\\p{L})");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
  private static final Pattern NO_LATIN = Pattern.compile("[^A-Za-z0-9]+");

  /** Letters that Unicode does not take apart. */
  private static final Map<String, String> LATIN_LETTERS =
      Map.ofEntries(
          Map.entry("\u00df", "ss"),
          Map.entry("\u00e6", "ae"),
          Map.entry("\u00c6", "Ae"),
          Map.entry("\u0153", "oe"),
          Map.entry("\u0152", "Oe"),
          Map.entry("\u00f8", "o"),
          Map.entry("\u00d8", "O"),
          Map.entry("\u0142", "l"),
          Map.entry("\u0141", "L"),
          Map.entry("\u00fe", "th"),
          Map.entry("\u00de", "Th"),
          Map.entry("\u00f0", "d"),
          Map.entry("\u0111", "d"),
          Map.entry("\u0110", "D"),
          Map.entry("\u0131", "i"));

  private final boolean lowerCase;
  private final boolean everyScript;

  SlugRule(boolean lowerCase, boolean everyScript) {
    this.lowerCase = lowerCase;
    this.everyScript = everyScript;
  }

  /** The title's slug; empty if the title has no letter and no digit. */
  public String slug(String title) {
    String text = Normalizer.normalize(title, Normalizer.Form.NFC);
    text = APOSTROPHES.matcher(text).replaceAll("");
    String slug = this == LETTERS ? hyphened(NO_LETTERS, text) : withoutAccents(text);
    return shortened(lowerCase ? slug.toLowerCase(Locale.ROOT) : slug);
  }

  private String withoutAccents(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String plain = Normalizer.normalize(ACCENTS.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
    for (Map.Entry<String, String> letter : LATIN_LETTERS.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    String latin = everyScript ? "" : hyphened(NO_LATIN, plain);
    // a title without any Latin letter is better named in its own script than not at all
    return latin.isEmpty() ? hyphened(NO_LETTERS, plain) : latin;
  }

  private static String hyphened(Pattern others, String text) {
    String hyphened = others.matcher(text).replaceAll("-");
    int start = hyphened.startsWith("-") ? 1 : 0;
    int end = hyphened.length() - (hyphened.length() > start && hyphened.endsWith("-") ? 1 : 0);
    return hyphened.substring(start, Math.max(start, end));
  }

  private static String shortened(String slug) {
    int end = 0;
    int bytes = 0;
    while (end < slug.length()) {
      int c = slug.codePointAt(end);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > LONGEST) {
        int hyphen = slug.lastIndexOf('-', end);
        return slug.substring(0, hyphen > 0 ? hyphen : end);
      }
      end += Character.charCount(c);
    }
    return slug;
  }
}
