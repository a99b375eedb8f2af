package fieldkit.blocksync.sync;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How the source goes about it.
 *
 * @param readers threads that read
 * @param readPace how fast it may read
 * @param sendPace how fast it may send
 * @param errors what happens where it cannot be read
 * @param unreadable hears where that was
 * @param digester digests the source's regions where they are; null: they are read
 * @param stop whether the user wants it to end; asked about ten times a second
 */
public record SourceSettings(
    int readers,
    Pace readPace,
    Pace sendPace,
    ReadErrors errors,
    Unreadable unreadable,
    @Nullable RegionDigester digester,
    BooleanSupplier stop) {

  /** Hears of bytes of the source that could not be read. */
  public interface Unreadable {
    /** That many bytes from there on; from any thread, perhaps more than once. */
    void at(long position, int length);
  }

  /** As fast as it can be; what cannot be read ends it. */
  public static SourceSettings plain() {
    return new SourceSettings(
        2, Pace.of(0), Pace.of(0), ReadErrors.ABORT, (_, _) -> {}, null, () -> false);
  }

  BadPages badPages() {
    return new BadPages(errors, unreadable::at);
  }
}
