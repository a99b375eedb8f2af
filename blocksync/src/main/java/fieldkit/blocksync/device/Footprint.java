package fieldkit.blocksync.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which bytes of which storage something is, through loop devices, partitions, device mappers and
 * hard links. Immutable.
 *
 * @param boot the machine's boot (/proc/sys/kernel/random/boot_id): what is numbered here means
 *     something only there
 * @param own places that are exactly these bytes: the device itself, its part of the whole disk, of
 *     the file behind a loop device
 * @param within places that contain these bytes somewhere: the device a file lies on, what a
 *     logical volume is made of
 */
public record Footprint(String boot, List<Place> own, List<Place> within) {
  private static final Footprint UNKNOWN = new Footprint("", List.of(), List.of());

  /** Copies the lists. */
  public Footprint {
    own = List.copyOf(own);
    within = List.copyOf(within);
  }

  /**
   * A range of a storage.
   *
   * @param storage which: {@code 8:16} for a device, {@code 8:16/1234} for a file by its inode; no
   *     white space or commas
   * @param start its first byte
   * @param length bytes
   */
  public record Place(String storage, long start, long length) {

    boolean overlaps(Place other) {
      return storage.equals(other.storage)
          && start - other.start < other.length
          && other.start - start < length;
    }

    private String text() {
      return "%s@%d+%d".formatted(storage, start, length);
    }

    private static Place parse(String text) {
      int at = text.lastIndexOf('@');
      int plus = text.lastIndexOf('+');
      if (at < 0 || plus < at) {
        throw new IllegalArgumentException("'%s' is no place".formatted(text));
      }
      long start = Long.parseLong(text.substring(at + 1, plus));
      long length = Long.parseLong(text.substring(plus + 1));
      if (start < 0 || length < 0) {
        throw new IllegalArgumentException("'%s' is no place".formatted(text));
      }
      return new Place(text.substring(0, at), start, length);
    }
  }

  /** Something of which nothing is known, and which so overlaps nothing. */
  public static Footprint unknown() {
    return UNKNOWN;
  }

  /**
   * Whether writing one may change the other. Known only of two on the same machine since it
   * started; false for any others.
   */
  public boolean overlaps(Footprint other) {
    return isSameMachine(other)
        && (meet(own, other.own) || meet(own, other.within) || meet(within, other.own));
  }

  /** Whether writing to this changes what {@code user} uses: its own bytes, or what it lies in. */
  boolean isUsedBy(Footprint user) {
    return isSameMachine(user) && (meet(own, user.own) || meet(own, user.within));
  }

  private boolean isSameMachine(Footprint other) {
    return !boot.isEmpty() && boot.equals(other.boot);
  }

  private static boolean meet(List<Place> some, List<Place> others) {
    return some.stream().anyMatch(place -> others.stream().anyMatch(place::overlaps));
  }

  /** The footprint as a text of one line. */
  public String text() {
    return boot + " " + text(own) + " " + text(within);
  }

  private static String text(List<Place> places) {
    return places.isEmpty()
        ? "-"
        : places.stream().map(Place::text).collect(Collectors.joining(","));
  }

  /**
   * A footprint from its text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Footprint parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("'%s' is no footprint".formatted(text));
    }
    return new Footprint(words[0], places(words[1]), places(words[2]));
  }

  private static List<Place> places(String word) {
    Stream<String> parts = word.equals("-") ? Stream.of() : Arrays.stream(word.split(",", -1));
    return new ArrayList<>(parts.map(Place::parse).toList());
  }
}
