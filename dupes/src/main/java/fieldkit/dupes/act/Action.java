package fieldkit.dupes.act;

import fieldkit.common.io.RawPath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One way to deal with a duplicate. After a call of {@link #perform}, however it ends or is cut
 * short, the kept file has its name, and the victim's content is reachable unless it was to go.
 */
interface Action {

  /** Where a file would go, or what a link would say; null where there is nothing to be told. */
  default @Nullable RawPath target(ProvenPair pair) throws IOException {
    return null;
  }

  /**
   * Does it.
   *
   * @return how many bytes it freed
   * @throws IOException if it was not done; everything is as it was, unless the message says more
   */
  long perform(Intent intent) throws IOException;
}
