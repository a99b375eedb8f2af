package fieldkit.blocksync.device.content;

import java.util.Optional;

/** Knows a format by its magic number. */
interface Signature {

  /** What is there, if it is of this format. */
  Optional<Content> in(Head head);
}
