package fieldkit.newpost.matter;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** JSON: one object. */
final class JsonMatter implements Matter {
  private static final String INDENT = "  ";

  @Override
  public Map<String, Object> read(String inner) throws MatterFault {
    return JsonText.read(inner);
  }

  @Override
  public String write(Map<String, Value> fields) {
    StringBuilder text = new StringBuilder("{");
    fields.forEach((key, value) -> {
      text.append(text.length() > 1 ? "," : "").append('\n').append(INDENT);
      text.append(member(key, value));
    });
    return text.append("\n}").toString();
  }

  private static String member(String key, Value value) {
    return JsonText.of(new Value.Text(key)) + ": " + JsonText.of(value);
  }

  @Override
  public String set(String inner, String key, Value value) throws MatterFault {
    List<JsonText.Member> members = JsonText.members(inner);
    for (JsonText.Member member : members) {
      if (member.key().equals(key)) {
        return inner.substring(0, member.valueStart())
            + JsonText.of(value)
            + inner.substring(member.valueEnd());
      }
    }
    if (members.isEmpty()) {
      int brace = inner.indexOf('{') + 1;
      return inner.substring(0, brace) + "\n" + INDENT + member(key, value) + "\n}";
    }
    JsonText.Member last = members.getLast();
    String between = inner.substring(separatorStart(inner, last), last.keyStart());
    return inner.substring(0, last.valueEnd())
        + ","
        + between
        + member(key, value)
        + inner.substring(last.valueEnd());
  }

  /** Where the white space before a member begins, behind a comma or the brace. */
  private static int separatorStart(String inner, JsonText.Member member) {
    int start = member.keyStart();
    while (start > 0 && Character.isWhitespace(inner.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  @Override
  public String remove(String inner, String key) throws MatterFault {
    List<JsonText.Member> members = JsonText.members(inner);
    for (int i = 0; i < members.size(); i++) {
      JsonText.Member member = members.get(i);
      if (member.key().equals(key)) {
        boolean first = i == 0;
        int start = first ? member.keyStart() : members.get(i - 1).valueEnd();
        int end = first && members.size() > 1 ? members.get(1).keyStart() : member.valueEnd();
        return inner.substring(0, start) + inner.substring(end);
      }
    }
    return inner;
  }

  @Override
  public List<String> repeated(String inner) {
    try {
      List<String> keys = JsonText.members(inner).stream().map(JsonText.Member::key).toList();
      return keys.stream().filter(key -> Collections.frequency(keys, key) > 1).distinct().toList();
    } catch (MatterFault unreadable) {
      return List.of(); // reading it says so
    }
  }
}
