package fieldkit.blocksync.testing;

import java.util.SplittableRandom;

/** Something that must cope with anything it is given. */
public interface FuzzTarget {
  /**
   * Gives it something, once. Exceptions that are declared for that are caught in here; whatever
   * comes out is a defect.
   */
  void once(SplittableRandom random) throws Exception;
}
