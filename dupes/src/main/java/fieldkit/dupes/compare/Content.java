package fieldkit.dupes.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The bytes of an open candidate. One thread at a time. */
public interface Content extends AutoCloseable {

  /**
   * Fills the remaining bytes of {@code target} from {@code position} on.
   *
   * @return how many of them were read from the file; the others were known to be zero
   * @throws IOException if they cannot be read, or the file has become shorter
   */
  int read(long position, ByteBuffer target) throws IOException;

  /** The first position from {@code position} on that may hold something else than zeros. */
  default long nextData(long position) throws IOException {
    return position;
  }

  /**
   * Looks whether everything read so far is still what the candidate holds.
   *
   * @throws IOException if it has changed meanwhile
   */
  default void checkUnchanged() throws IOException {}

  /** Says that the next reads go here and there: reading ahead of them would be for nothing. */
  default void expectScatteredReads() {}

  /** Says that from now on everything is read in order. */
  default void expectOrderedReads() {}

  /**
   * Where the bytes are stored, if that alone can prove equality: candidates of one size whose
   * storage is equal have equal content.
   */
  default Optional<Object> storage() throws IOException {
    return Optional.empty();
  }

  @Override
  void close();
}
