package fieldkit.newpost.sri.judge;

import org.jspecify.annotations.Nullable;

/**
 * What came of a claim.
 *
 * @param message what is wrong or done, in the user's terms; empty where nothing is to be said
 * @param wanted what the integrity should say, where that is known and it says something else
 * @param crossorigin whether an edit must also add {@code crossorigin}
 */
public record Judgement(
    Verdict verdict, String message, @Nullable String wanted, boolean crossorigin) {

  static Judgement quiet(Verdict verdict) {
    return new Judgement(verdict, "", null, false);
  }

  static Judgement problem(Verdict verdict, String message) {
    return new Judgement(verdict, message, null, false);
  }
}
