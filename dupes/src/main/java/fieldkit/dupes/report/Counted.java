package fieldkit.dupes.report;

/** Numbers of things in words. */
public final class Counted {
  private Counted() {}

  /** One thing, or so many things. */
  public static String of(long number, String thing) {
    // joined by hand: the first use of a format string costs 10 ms of every start
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
