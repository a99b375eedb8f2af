package fieldkit.newpost.sri.lock;

/** What is known of a URL of another server. */
public sealed interface Remote {

  /** It is pinned, and served that if it was asked for. */
  record Pinned(Pin pin) implements Remote {}

  /** Nothing can be said without a lock file. */
  record NotCompared() implements Remote {}

  /** It is not in the lock file; {@code why} continues a sentence about it. */
  record NotPinned(String why) implements Remote {}

  /** The server was asked, and what it has is not what is pinned, or nothing. */
  record Differs(String why) implements Remote {}
}
