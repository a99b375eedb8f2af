package fieldkit.blocksync.protocol;

import fieldkit.common.io.RawText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Named texts, in the order they were put in. Values are texts of {@code RawText}, so that they can
 * be names of files. Immutable.
 */
public final class Fields {
  private static final int MAX_NAME = 255;

  private final Map<String, String> values;

  private Fields(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Fields with these values. */
  public static Fields of(Map<String, String> values) {
    return new Fields(values);
  }

  /** No fields. */
  public static Fields none() {
    return new Fields(Map.of());
  }

  /** These, and one more. */
  public Fields with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Fields(more);
  }

  /** These, and one more number. */
  public Fields with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /** All of them. */
  public Map<String, String> values() {
    return values;
  }

  /** The field of that name. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The field of that name, which the other end must have sent. */
  public String required(String name) throws ProtocolException {
    String value = values.get(name);
    if (value == null) {
      throw new ProtocolException("the field '%s' is missing".formatted(name));
    }
    return value;
  }

  /** A number of 0 or more, or what holds where it was not sent. */
  public long number(String name, long otherwise) throws ProtocolException {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // said below
    }
    throw new ProtocolException("the field '%s' is no number".formatted(name));
  }

  /** Their form on the wire. */
  byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) values.size()).array());
    for (Map.Entry<String, String> field : values.entrySet()) {
      byte[] name = field.getKey().getBytes(StandardCharsets.US_ASCII);
      byte[] value = RawText.encode(field.getValue());
      if (name.length > MAX_NAME) {
        throw new IllegalArgumentException("field name too long");
      }
      out.write(name.length);
      out.writeBytes(name);
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
      out.writeBytes(value);
    }
    return out.toByteArray();
  }

  /** Reads them from all of a buffer's remaining bytes. */
  static Fields decode(ByteBuffer in) throws ProtocolException {
    Map<String, String> values = new LinkedHashMap<>();
    int count = Short.toUnsignedInt(in.getShort());
    for (int i = 0; i < count; i++) {
      String name = new String(bytes(in, Byte.toUnsignedInt(in.get())), StandardCharsets.US_ASCII);
      String value = RawText.decode(bytes(in, in.getInt()));
      if (values.put(name, value) != null) {
        throw new ProtocolException("a field that is there twice");
      }
    }
    return new Fields(values);
  }

  private static byte[] bytes(ByteBuffer in, int length) throws ProtocolException {
    if (length < 0 || length > in.remaining()) {
      throw new ProtocolException("a field longer than its frame");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fields fields && values.equals(fields.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
