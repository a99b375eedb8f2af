package fieldkit.newpost.sri.importmap;

import fieldkit.newpost.sri.importmap.ImportMap.Place;
import fieldkit.newpost.sri.importmap.ImportMap.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads an import map, as far as integrity is concerned. One map, one thread. */
public final class ImportMapReader {
  private final JsonParser json;
  private final List<String> addresses = new ArrayList<>();
  private final Map<String, Value> integrity = new TreeMap<>();
  private @Nullable Place section;

  private ImportMapReader(JsonParser json) {
    this.json = json;
  }

  /** Reads a map's text, UTF-8; nothing where it is no import map. */
  public static Optional<ImportMap> read(byte[] text) {
    JsonFactory factory = JsonFactory.builder().build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      return new ImportMapReader(parser).map();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private Optional<ImportMap> map() {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    Place top = object(this::member);
    boolean whole = json.nextToken() == null;
    return whole
        ? Optional.of(new ImportMap(addresses, integrity, top, section))
        : Optional.empty();
  }

  /** What is done with a member whose value the parser stands at. */
  private interface Member {
    void accept(String name);
  }

  private Place object(Member member) {
    int start = end();
    int first = start;
    int last = start;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      first = last == start ? start() : first;
      String name = json.currentName();
      JsonToken _ = json.nextToken();
      member.accept(name);
      last = valueEnd();
    }
    return new Place(start, first, last);
  }

  private void member(String name) {
    boolean isObject = json.currentToken() == JsonToken.START_OBJECT;
    switch (name) {
      case "imports" -> addresses(isObject);
      case "scopes" -> {
        if (isObject) {
          Place _ = object(_ -> addresses(json.currentToken() == JsonToken.START_OBJECT));
        }
      }
      case "integrity" -> {
        if (isObject) {
          integrity.clear(); // of two sections the last one counts
          section = object(this::value);
        }
      }
      default -> {}
    }
  }

  private void addresses(boolean isObject) {
    if (isObject) {
      Place _ = object(_ -> address());
    }
  }

  private void address() {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      String address = json.getString();
      if (ImportMap.isUrl(address) && !address.endsWith("/")) {
        addresses.add(address);
      }
    }
  }

  private void value(String url) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      int start = start();
      String text = json.getString();
      integrity.put(url, new Value(text, start, end()));
    }
  }

  /** Goes over what is left of a value, to behind it. */
  private int valueEnd() {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      String _ = json.getString(); // strings are read no further than asked for
    } else {
      JsonParser _ = json.skipChildren();
    }
    return end();
  }

  private int start() {
    return (int) json.currentTokenLocation().getByteOffset();
  }

  private int end() {
    return (int) json.currentLocation().getByteOffset();
  }
}
