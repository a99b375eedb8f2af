package fieldkit.common.io;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A file's extended attributes, xattr(7), access control lists ({@code system.posix_acl_access})
 * among them. Immutable; equal when names and values are.
 */
public final class ExtendedAttributes {
  /** No attributes. */
  public static final ExtendedAttributes NONE = new ExtendedAttributes(Map.of());

  private final TreeMap<String, byte[]> values = new TreeMap<>();

  /** These attributes, which are copied; names are texts of {@link RawText}. */
  public ExtendedAttributes(Map<String, byte[]> values) {
    values.forEach((name, value) -> this.values.put(name, value.clone()));
  }

  /** The attributes' names, in order. */
  public Set<String> names() {
    return java.util.Collections.unmodifiableSet(values.keySet());
  }

  /** A copy of an attribute's value, empty for one that there is not. */
  public byte[] value(String name) {
    byte[] value = values.get(name);
    return value == null ? new byte[0] : value.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtendedAttributes that
        && values.keySet().equals(that.values.keySet())
        && values.keySet().stream()
            .allMatch(name -> Arrays.equals(values.get(name), that.values.get(name)));
  }

  @Override
  public int hashCode() {
    return values.keySet().hashCode();
  }

  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
