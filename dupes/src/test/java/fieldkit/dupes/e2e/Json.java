package fieldkit.dupes.e2e;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** An object of a JSON document, read strictly. */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<?, ?> members;

  private Json(Map<?, ?> members) {
    this.members = members;
  }

  /** The one object that the bytes are. */
  static Json parse(byte[] bytes) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      Object value = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new AssertionError("something follows the document");
      }
      return of(value);
    }
  }

  private static Json of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Json(map);
    }
    throw new AssertionError("not an object: " + value);
  }

  private static Object value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          members.put(name, value(parser, parser.nextToken()));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        JsonToken next;
        while ((next = parser.nextToken()) != JsonToken.END_ARRAY) {
          elements.add(value(parser, next));
        }
        yield elements;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw new AssertionError("unexpected " + token);
    };
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  Set<?> names() {
    return members.keySet();
  }

  String text(String name) {
    return get(name, String.class);
  }

  long number(String name) {
    return get(name, Long.class);
  }

  boolean flag(String name) {
    return get(name, Boolean.class);
  }

  Json object(String name) {
    return of(get(name, Map.class));
  }

  List<Json> list(String name) {
    List<Json> objects = new ArrayList<>();
    for (Object element : get(name, List.class)) {
      objects.add(of(element));
    }
    return objects;
  }

  private <T> T get(String name, Class<T> type) {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new AssertionError("%s is %s in %s".formatted(name, value, members));
    }
    return type.cast(value);
  }
}
