package fieldkit.dupes.compare;

import java.io.IOException;

/** A file that may be equal to others of its size. */
public interface Candidate {

  /**
   * Opens it to read. Called again after it was closed to spare descriptors; it must then be the
   * same, unchanged file.
   *
   * @throws IOException if it cannot be read or is no longer what it was; it is then left out
   */
  Content open() throws IOException;
}
