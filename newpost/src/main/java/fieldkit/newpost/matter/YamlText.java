package fieldkit.newpost.matter;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Values as YAML and back, by the library. The library writes YAML 1.2, in which {@code no}, {@code
 * on} and dates are bare texts; engines read 1.1, in which they are not. So it is told the style of
 * every text: bare only where no version sees anything but the text.
 */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*");

  /** What YAML 1.1 reads as a boolean or as nothing, yaml.org/type. */
  private static final Pattern WORDS =
      Pattern.compile("y|n|yes|no|on|off|true|false|null", Pattern.CASE_INSENSITIVE);

  private static final String NO_KEY = "k";
  private static final int BEHIND_NO_KEY = "k: ".length();

  private YamlText() {}

  /** A value in one line, quoted like {@code old} where it can be. */
  static String inline(Value value, String old) {
    StringWriter text = new StringWriter();
    Emitter emitter = emitterTo(text);
    begin(emitter);
    Emitter _ = scalar(emitter, NO_KEY, ScalarStyle.PLAIN);
    emit(emitter, value, old);
    end(emitter);
    return withoutOldBreaks(text.toString().substring(BEHIND_NO_KEY).stripTrailing());
  }

  /** YAML 1.1 folds these two as line breaks; texts that hold them are in double quotes. */
  private static String withoutOldBreaks(String written) {
    return written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  /** A name as it stands before the colon. */
  static String key(String key) {
    StringWriter text = new StringWriter();
    Emitter emitter = emitterTo(text);
    begin(emitter);
    Emitter _ = scalar(emitter, key, style(key, ""));
    Emitter _ = scalar(emitter, NO_KEY, ScalarStyle.PLAIN);
    end(emitter);
    String line = text.toString();
    return line.substring(0, line.lastIndexOf(':'));
  }

  private static Emitter emitterTo(StringWriter text) {
    DumpSettings settings =
        DumpSettings.builder()
            .setWidth(Integer.MAX_VALUE)
            .setSplitLines(false)
            .setMaxSimpleKeyLength(1024)
            .build();
    return new Emitter(settings, new Lines(text));
  }

  private static void begin(Emitter emitter) {
    emitter.emit(new StreamStartEvent());
    emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
  }

  private static void end(Emitter emitter) {
    emitter.emit(new MappingEndEvent());
    emitter.emit(new DocumentEndEvent(false));
    emitter.emit(new StreamEndEvent());
  }

  private static void emit(Emitter emitter, Value value, String old) {
    Emitter _ = value.in(new Emission(emitter, old));
  }

  /**
   * Each sort emitted.
   *
   * @param emitter where to
   * @param old how the field's old value is written
   */
  private record Emission(Emitter emitter, String old) implements Value.Form<Emitter> {
    @Override
    public Emitter text(String text) {
      return scalar(emitter, text, style(text, old));
    }

    @Override
    public Emitter flag(boolean on) {
      return scalar(emitter, Boolean.toString(on), ScalarStyle.PLAIN);
    }

    @Override
    public Emitter whole(long number) {
      return scalar(emitter, Long.toString(number), ScalarStyle.PLAIN);
    }

    @Override
    public Emitter moment(String literal) {
      return scalar(emitter, literal, quotedLike(old, ScalarStyle.PLAIN));
    }

    @Override
    public Emitter items(List<String> items) {
      return YamlText.items(emitter, items);
    }

    @Override
    public Emitter singles(List<String> items) {
      emitter.emit(flowSequence());
      items.forEach(item -> YamlText.items(emitter, List.of(item)));
      emitter.emit(new SequenceEndEvent());
      return emitter;
    }

    @Override
    public Emitter table(Map<String, Value> fields) {
      emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.FLOW));
      fields.forEach((key, inner) -> {
        Emitter _ = scalar(emitter, key, style(key, ""));
        emit(emitter, inner, "");
      });
      emitter.emit(new MappingEndEvent());
      return emitter;
    }
  }

  private static Emitter items(Emitter emitter, List<String> items) {
    emitter.emit(flowSequence());
    for (String item : items) {
      Emitter _ = scalar(emitter, item, style(item, ""));
    }
    emitter.emit(new SequenceEndEvent());
    return emitter;
  }

  private static SequenceStartEvent flowSequence() {
    return new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.FLOW);
  }

  private static Emitter scalar(Emitter emitter, String text, ScalarStyle style) {
    ImplicitTuple implicit = new ImplicitTuple(true, true);
    emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), implicit, text, style));
    return emitter;
  }

  private static ScalarStyle style(String text, String old) {
    if (text.indexOf('\u2028') >= 0 || text.indexOf('\u2029') >= 0) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    boolean plain = PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches();
    return quotedLike(old, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
  }

  private static ScalarStyle quotedLike(String old, ScalarStyle otherwise) {
    if (old.startsWith("\"")) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    return old.startsWith("'") ? ScalarStyle.SINGLE_QUOTED : otherwise;
  }

  /** All fields; nothing is an empty map. */
  static Map<String, Object> read(String inner) throws MatterFault {
    LoadSettings settings =
        LoadSettings.builder().setAllowDuplicateKeys(true).setParseComments(false).build();
    try {
      return fields(new Load(settings).loadFromString(inner));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw new MatterFault(line, reason(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new MatterFault(0, reason(e.getMessage()));
    }
  }

  private static String reason(@Nullable String message) {
    return "not YAML: "
        + (message == null ? "cannot be read" : message.lines().findFirst().orElse(""));
  }

  private static Map<String, Object> fields(@Nullable Object loaded) throws MatterFault {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (loaded == null) {
      return fields;
    }
    if (!(loaded instanceof Map<?, ?> map)) {
      throw new MatterFault(1, "not YAML fields: there is no 'key: value'");
    }
    map.forEach((key, value) -> fields.put(String.valueOf(key), value == null ? "" : value));
    return fields;
  }

  /** Where the library writes to. */
  private record Lines(StringWriter text) implements StreamDataWriter {
    @Override
    public void write(String part) {
      text.write(part);
    }

    @Override
    public void write(String part, int offset, int length) {
      text.write(part, offset, length);
    }
  }
}
