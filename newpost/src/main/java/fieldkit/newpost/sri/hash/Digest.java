package fieldkit.newpost.sri.hash;

/** The hash of some content, or why it is not known. */
public sealed interface Digest {

  /** The content was read. */
  record Known(IntegrityValue value) implements Digest {}

  /** The content is not to be had; {@code why} continues a sentence about its name. */
  record Unknown(String why) implements Digest {}
}
