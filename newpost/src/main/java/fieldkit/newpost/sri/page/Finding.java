package fieldkit.newpost.sri.page;

import fieldkit.newpost.sri.judge.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said about a page.
 *
 * @param line where, counted from 1; 0 for the whole page
 * @param element what it stands in: script, link or importmap; empty for the whole page
 * @param url what is fetched, as the page writes it
 * @param message what is wrong, or what was put there
 * @param integrity what should be there, where that is known
 */
public record Finding(
    int line,
    String element,
    String url,
    Verdict verdict,
    String message,
    @Nullable String integrity) {

  static Finding ofPage(Verdict verdict, String message) {
    return new Finding(0, "", "", verdict, message, null);
  }

  /** The finding as one line about the page. */
  public String text() {
    String what = url.isEmpty() ? element : element + " " + url;
    return line == 0 ? message : "line %d: %s: %s".formatted(line, what, message);
  }
}
