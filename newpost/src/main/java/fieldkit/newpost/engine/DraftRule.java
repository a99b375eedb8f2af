package fieldkit.newpost.engine;

import fieldkit.newpost.matter.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an engine tells a draft from a post. */
public enum DraftRule {
  /** A field {@code draft} that is true. */
  FLAG("draft"),
  /** It lies in the folder of drafts. */
  FOLDER(""),
  /** A field {@code status} that says draft, pelican and nikola. */
  STATUS("status"),
  /** A field {@code published} that is false, octopress and old jekylls. */
  PUBLISHED("published");

  private final String key;

  DraftRule(String key) {
    this.key = key;
  }

  /** The field that says it; empty for {@link #FOLDER}. */
  public String key() {
    return key;
  }

  /** What the field is to say. */
  public Value value(boolean draft) {
    return switch (this) {
      case FLAG, FOLDER -> new Value.Flag(draft);
      case PUBLISHED -> new Value.Flag(!draft);
      case STATUS -> new Value.Text(draft ? "draft" : "published");
    };
  }

  /** Whether fields, their names in lower case, say that the post is a draft. */
  public boolean saysDraft(Map<String, Object> fields) {
    return switch (this) {
      case FLAG -> isTrue(fields.get(key));
      case FOLDER -> isFalse(fields.get("published"));
      case STATUS -> {
        String status = String.valueOf(fields.get(key));
        yield status.equals("draft") || status.equals("private") || status.equals("hidden");
      }
      case PUBLISHED -> isFalse(fields.get(key));
    };
  }

  private static boolean isTrue(@Nullable Object value) {
    return value != null && ("true".equalsIgnoreCase(value.toString()) || "yes".equals(value));
  }

  private static boolean isFalse(@Nullable Object value) {
    return value != null && ("false".equalsIgnoreCase(value.toString()) || "no".equals(value));
  }
}
