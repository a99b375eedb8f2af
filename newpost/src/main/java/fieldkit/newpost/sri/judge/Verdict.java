package fieldkit.newpost.sri.judge;

import java.util.Locale;

/** What came of looking at one thing a page fetches. */
public enum Verdict {
  /** Nothing is fetched there that could be looked at. */
  NOTHING(Kind.QUIET),
  RIGHT(Kind.QUIET),
  /** Another server's, with no lock file to compare with. */
  NOT_COMPARED(Kind.QUIET),
  /** By signature alone, which is left to whoever signs. */
  SIGNED(Kind.QUIET),
  /** There is something, and only what is missing was to be added. */
  PRESENT(Kind.QUIET),

  ADDED(Kind.EDIT),
  CORRECTED(Kind.EDIT),

  MISSING(Kind.PROBLEM),
  MISMATCH(Kind.PROBLEM),
  /** Only algorithms that browsers do not know, so that nothing is checked. */
  NO_CHECK(Kind.PROBLEM),
  NO_CROSSORIGIN(Kind.PROBLEM),
  /** The other server lets no page look at what it sends. */
  NOT_SHARED(Kind.PROBLEM),
  UNREADABLE(Kind.PROBLEM),
  NOT_PINNED(Kind.PROBLEM),
  /** The server did not send what is pinned. */
  DIFFERS(Kind.PROBLEM),
  /** The page or its import map cannot be read. */
  MALFORMED(Kind.PROBLEM);

  private enum Kind {
    QUIET,
    EDIT,
    PROBLEM
  }

  private final Kind kind;

  Verdict(Kind kind) {
    this.kind = kind;
  }

  /** Whether something is wrong and stays so. */
  public boolean isProblem() {
    return kind == Kind.PROBLEM;
  }

  /** Whether the page is to be changed. */
  public boolean isEdit() {
    return kind == Kind.EDIT;
  }

  /** Whether something is fetched there. */
  public boolean isReference() {
    return this != NOTHING;
  }

  /** The word for it in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
