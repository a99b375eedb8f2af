package fieldkit.newpost.matter;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Changes fields of a document and proves, by reading it again, that no other field changed. Made
 * for one document, used once.
 */
public final class MatterEdit {
  private final Document before;
  private final Set<String> touched = new LinkedHashSet<>();
  private Document now;

  /** An edit of this document. */
  public MatterEdit(Document document) {
    before = document;
    now = document;
  }

  /** Sets a field, or adds it. */
  public MatterEdit set(String key, Value value) throws MatterFault {
    touched.add(key);
    now = now.with(now.kind().matter().set(now.inner(), key, value));
    return this;
  }

  /** Removes a field, if it is there. */
  public MatterEdit remove(String key) throws MatterFault {
    touched.add(key);
    now = now.with(now.kind().matter().remove(now.inner(), key));
    return this;
  }

  /**
   * The document after all changes, for fields that were fit to be read before.
   *
   * @throws MatterFault if the fields cannot be read, or if a field that was to stay would change
   */
  public Document proven() throws MatterFault {
    for (String key : now.kind().matter().repeated(now.inner())) {
      if (touched.stream().anyMatch(key::equalsIgnoreCase)) { // readers see the other one
        throw new MatterFault(0, "'%s' stands there more than once".formatted(key));
      }
    }
    Map<String, Object> old = untouched(before);
    Map<String, Object> changed = untouched(now);
    if (!old.equals(changed)) {
      throw new MatterFault(0, "written in a way that cannot be changed without harm");
    }
    return now;
  }

  private Map<String, Object> untouched(Document document) throws MatterFault {
    Map<String, Object> fields =
        new LinkedHashMap<>(document.kind().matter().read(document.inner()));
    Map<String, Object> rest = new TreeMap<>(fields);
    rest.keySet().removeIf(key -> touched.stream().anyMatch(key::equalsIgnoreCase));
    return rest;
  }
}
