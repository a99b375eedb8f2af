package fieldkit.dupes.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A candidate while it is compared, kept open as long as there is room. */
final class Member<C extends Candidate> {
  private final C candidate;
  private final DescriptorBudget descriptors;
  private final ReadCounters counters;
  private @Nullable Content kept;
  private boolean scattered;
  private List<C> sameStorage = List.of();

  Member(C candidate, DescriptorBudget descriptors, ReadCounters counters) {
    this.candidate = candidate;
    this.descriptors = descriptors;
    this.counters = counters;
  }

  /** Adds the candidate, and those known to be equal to it without reading. */
  void addTo(List<C> candidates) {
    candidates.add(candidate);
    candidates.addAll(sameStorage);
  }

  Proven<C> proven() {
    return new Proven<>(candidate, sameStorage);
  }

  /** Takes over a member whose bytes are stored in the same place. */
  void absorb(Member<C> other) {
    List<C> joined = new ArrayList<>(sameStorage);
    other.addTo(joined);
    sameStorage = joined;
    other.close();
  }

  /** What is done with the open content. */
  interface Use<T> {
    T apply(Content content) throws IOException;
  }

  /** Opens the candidate if it is not open, uses it, and keeps it open if there is room. */
  <T> T use(Use<T> use) throws IOException {
    Content open = kept;
    if (open == null) {
      open = candidate.open();
      scattered = false;
      counters.opened();
      if (descriptors.tryTake()) {
        kept = open;
      }
    }
    try {
      return use.apply(open);
    } finally {
      if (kept == null) {
        open.close();
      }
    }
  }

  /**
   * Reads a stage's ranges into a buffer, one behind the other; how many bytes came from storage.
   */
  int read(Stage stage, ByteBuffer target) throws IOException {
    return use(content -> {
      expect(content, stage.kind() != Stage.Kind.BODY);
      return readRanges(content, stage, target);
    });
  }

  /** The same for ranges that were read before, whose bytes must still be the same. */
  int readAgain(Stage stage, ByteBuffer target) throws IOException {
    return use(content -> {
      int read = readRanges(content, stage, target);
      content.checkUnchanged();
      return read;
    });
  }

  private void expect(Content content, boolean scatteredNow) {
    if (scatteredNow && !scattered) {
      content.expectScatteredReads();
    } else if (!scatteredNow && scattered) {
      content.expectOrderedReads();
    }
    scattered = scatteredNow;
  }

  private static int readRanges(Content content, Stage stage, ByteBuffer target)
      throws IOException {
    int start = target.position();
    int read = 0;
    for (int i = 0; i < stage.ranges(); i++) {
      target.limit(target.position() + stage.length(i));
      read += content.read(stage.offset(i), target);
    }
    target.position(start);
    return read;
  }

  void close() {
    Content open = kept;
    if (open != null) {
      kept = null;
      open.close();
      descriptors.giveBack();
    }
  }
}
