package fieldkit.common.io;

import java.util.Arrays;

/**
 * The name of a file as the kernel keeps it: bytes, of which only NUL and slash mean anything.
 * Immutable. Ordered by unsigned bytes, as {@code LC_ALL=C sort} does.
 */
public final class RawPath implements Comparable<RawPath> {
  private static final byte SLASH = '/';

  private final byte[] bytes;

  private RawPath(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A path of these bytes, which are copied. */
  public static RawPath of(byte[] bytes) {
    return new RawPath(bytes.clone());
  }

  /** A path from a text made by {@link RawText#decode}, or from any ordinary text. */
  public static RawPath ofText(String text) {
    return new RawPath(RawText.encode(text));
  }

  /** A copy of the bytes, without a terminating NUL. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** How many bytes the path has. */
  public int length() {
    return bytes.length;
  }

  /** Copies the bytes to {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  /** Whether the path begins at the root folder. */
  public boolean isAbsolute() {
    return bytes.length > 0 && bytes[0] == SLASH;
  }

  /** This path with one more name below it. */
  public RawPath resolve(byte[] name) {
    return resolve(name, 0, name.length);
  }

  /** This path with one more name below it, {@code length} bytes of {@code source}. */
  public RawPath resolve(byte[] source, int offset, int length) {
    int slash = bytes.length == 0 || bytes[bytes.length - 1] == SLASH ? 0 : 1;
    byte[] joined = Arrays.copyOf(bytes, bytes.length + slash + length);
    if (slash == 1) {
      joined[bytes.length] = SLASH;
    }
    System.arraycopy(source, offset, joined, bytes.length + slash, length);
    return new RawPath(joined);
  }

  /** {@code other} seen from this folder: {@code other} itself where it is absolute. */
  public RawPath resolve(RawPath other) {
    return other.isAbsolute() ? other : resolve(other.bytes);
  }

  /** The last name in the path, empty for the root folder. */
  public byte[] name() {
    int end = endWithoutSlashes();
    return Arrays.copyOfRange(bytes, lastSlashBefore(end) + 1, end);
  }

  /** The folder that holds the last name: {@code .} for a single relative name, / for itself. */
  public RawPath parent() {
    int slash = lastSlashBefore(endWithoutSlashes());
    if (slash < 0) {
      return ofText(isAbsolute() ? "/" : ".");
    }
    int end = slash;
    while (end > 1 && bytes[end - 1] == SLASH) {
      end--;
    }
    return new RawPath(Arrays.copyOf(bytes, Math.max(end, 1)));
  }

  /** Whether this path is {@code folder} or lies below it, by name alone. */
  public boolean startsWith(RawPath folder) {
    int length = folder.endWithoutSlashes();
    if (length == 0) { // the root folder, or the working folder
      return isAbsolute() == folder.isAbsolute();
    }
    return bytes.length >= length
        && Arrays.equals(bytes, 0, length, folder.bytes, 0, length)
        && (bytes.length == length || bytes[length] == SLASH);
  }

  /** The path as a text that {@link #ofText} turns back into the same bytes. */
  public String text() {
    return RawText.decode(bytes);
  }

  private int endWithoutSlashes() {
    int end = bytes.length;
    while (end > 1 && bytes[end - 1] == SLASH) {
      end--;
    }
    return end == 1 && bytes[0] == SLASH ? 0 : end;
  }

  private int lastSlashBefore(int end) {
    int i = end - 1;
    while (i >= 0 && bytes[i] != SLASH) {
      i--;
    }
    return i;
  }

  @Override
  public int compareTo(RawPath other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawPath path && Arrays.equals(bytes, path.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The same as {@link #text}. */
  @Override
  public String toString() {
    return text();
  }
}
