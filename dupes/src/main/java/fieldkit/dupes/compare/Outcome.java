package fieldkit.dupes.compare;

import java.io.IOException;
import java.util.List;

/**
 * What becomes of the candidates. Called by the thread that compares.
 *
 * @param <C> the candidates' type
 */
public interface Outcome<C> {

  /**
   * Whether candidates that have been equal so far could become a group that is wanted. If not,
   * they are read no further.
   */
  boolean isWanted(List<C> candidates);

  /** These are equal in every byte. */
  void equal(List<Proven<C>> candidates);

  /** This one could not be read, or changed meanwhile, and is in no group. */
  void dropped(C candidate, IOException why);

  /** So many bytes more are settled, by reading them or by needing them no more. */
  void settled(long bytes);
}
