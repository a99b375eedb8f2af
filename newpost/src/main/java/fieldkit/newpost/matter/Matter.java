package fieldkit.newpost.matter;

import java.util.List;
import java.util.Map;

/** The language of one kind of front matter. Immutable. */
public interface Matter {

  /**
   * The fields and their values: texts, booleans, numbers, lists and maps; dates as texts.
   *
   * @param inner the text between the delimiters
   */
  Map<String, Object> read(String inner) throws MatterFault;

  /** Fields as text, in their order, ready to stand between the delimiters. */
  String write(Map<String, Value> fields);

  /**
   * The same text with a field's value replaced, or with the field added where there is none. The
   * rest is kept byte for byte: order, comments, white space, the way the value was quoted.
   */
  String set(String inner, String key, Value value) throws MatterFault;

  /** The same text without a field. */
  String remove(String inner, String key) throws MatterFault;

  /** Keys that stand in the text more than once, though readers see only one of them. */
  default List<String> repeated(String inner) {
    return List.of();
  }
}
