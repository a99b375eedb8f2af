package fieldkit.newpost.matter;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Values as JSON and back, by the library. */
final class JsonText {
  private JsonText() {}

  /**
   * A member of the outermost object.
   *
   * @param key its name
   * @param keyStart where its name begins, with the quote
   * @param valueStart where its value begins
   * @param valueEnd where its value ends
   */
  record Member(String key, int keyStart, int valueStart, int valueEnd) {}

  /** A value in one line. */
  static String of(Value value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      write(json, value);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Value value) {
    JsonGenerator _ = value.in(new Writing(json));
  }

  /**
   * Each sort written to a generator.
   *
   * @param json where to
   */
  private record Writing(JsonGenerator json) implements Value.Form<JsonGenerator> {
    @Override
    public JsonGenerator text(String text) {
      return json.writeString(text);
    }

    @Override
    public JsonGenerator flag(boolean on) {
      return json.writeBoolean(on);
    }

    @Override
    public JsonGenerator whole(long number) {
      return json.writeNumber(number);
    }

    @Override
    public JsonGenerator moment(String literal) {
      return json.writeString(literal);
    }

    @Override
    public JsonGenerator items(List<String> items) {
      list(json, items);
      return json;
    }

    @Override
    public JsonGenerator singles(List<String> items) {
      json.writeStartArray();
      items.forEach(item -> list(json, List.of(item)));
      return json.writeEndArray();
    }

    @Override
    public JsonGenerator table(Map<String, Value> fields) {
      json.writeStartObject();
      fields.forEach((key, inner) -> {
        json.writeName(key);
        write(json, inner);
      });
      return json.writeEndObject();
    }
  }

  private static void list(JsonGenerator json, List<String> items) {
    json.writeStartArray();
    items.forEach(json::writeString);
    json.writeEndArray();
  }

  /** All fields. */
  static Map<String, Object> read(String inner) throws MatterFault {
    try (JsonParser parser = parser(inner)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MatterFault(1, "not a JSON object");
      }
      return object(parser);
    } catch (JacksonException e) {
      throw fault(e);
    }
  }

  /** The members of the outermost object, and where they stand in the text. */
  static List<Member> members(String inner) throws MatterFault {
    List<Member> members = new ArrayList<>();
    try (JsonParser parser = parser(inner)) {
      JsonToken _ = parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        int keyStart = (int) parser.currentTokenLocation().getCharOffset();
        JsonToken _ = parser.nextToken();
        int valueStart = (int) parser.currentTokenLocation().getCharOffset();
        JsonParser _ = parser.skipChildren();
        parser.finishToken();
        int valueEnd = (int) parser.currentLocation().getCharOffset();
        members.add(new Member(key, keyStart, valueStart, valueEnd));
      }
    } catch (JacksonException e) {
      throw fault(e);
    }
    return members;
  }

  /** Where the object that begins a text ends; -1 if it does not. */
  static int end(String text) {
    try (JsonParser parser = parser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return -1;
      }
      JsonParser _ = parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT
          ? (int) parser.currentLocation().getCharOffset()
          : -1;
    } catch (JacksonException notJson) {
      return -1;
    }
  }

  private static JsonParser parser(String text) {
    return new JsonFactory().createParser(ObjectReadContext.empty(), text);
  }

  private static MatterFault fault(JacksonException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return new MatterFault(line, "not JSON: " + e.getOriginalMessage());
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      JsonToken _ = parser.nextToken();
      fields.put(key, value(parser));
    }
    return fields;
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_NULL -> "";
      default -> parser.getString();
    };
  }
}
