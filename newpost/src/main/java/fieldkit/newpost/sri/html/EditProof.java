package fieldkit.newpost.sri.html;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The second look at an edited page before it is written: read anew, it must have the same tags
 * with the same attributes and scripts, but for what the edit was about.
 */
public final class EditProof {
  private final byte[] before;
  private final List<Tag> tagsBefore;
  private final Dialect dialect;

  /** Proofs for this page. */
  public EditProof(byte[] before, List<Tag> tagsBefore, Dialect dialect) {
    this.before = before;
    this.tagsBefore = List.copyOf(tagsBefore);
    this.dialect = dialect;
  }

  /**
   * Whether the edited page means the same, apart from the attributes {@code integrity} and {@code
   * crossorigin} and the text of these scripts.
   *
   * @param rewritten the tags whose text was edited
   */
  public boolean holds(byte[] after, List<Tag> rewritten) {
    List<Tag> tagsAfter = PageTags.of(after, dialect);
    if (tagsAfter.size() != tagsBefore.size()) {
      return false;
    }
    for (int i = 0; i < tagsAfter.size(); i++) {
      Tag old = tagsBefore.get(i);
      Tag now = tagsAfter.get(i);
      boolean same =
          old.name() == now.name()
              && untouched(before, old).equals(untouched(after, now))
              && (rewritten.contains(old) || sameContent(old, after, now));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private boolean sameContent(Tag old, byte[] after, Tag now) {
    return Arrays.equals(before, old.end(), old.contentEnd(), after, now.end(), now.contentEnd());
  }

  /** The attributes an edit leaves alone, as they stand there. */
  private static List<String> untouched(byte[] page, Tag tag) {
    return tag.attributes().stream()
        .filter(one -> !Tag.isNamed(page, one, "integrity"))
        .filter(one -> !Tag.isNamed(page, one, "crossorigin"))
        .map(one -> bytes(page, one))
        .toList();
  }

  private static String bytes(byte[] page, Attribute attribute) {
    return new String(
        page,
        attribute.nameStart(),
        attribute.end() - attribute.nameStart(),
        StandardCharsets.ISO_8859_1);
  }
}
