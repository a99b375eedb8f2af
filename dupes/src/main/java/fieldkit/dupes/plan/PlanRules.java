package fieldkit.dupes.plan;

/**
 * How plans are made.
 *
 * @param action what is done with duplicates
 * @param order who is kept first
 * @param keepCopies how many files of a group stay at least, 1 or more
 * @param isolate whether all files below the kept file's PATH stay too
 * @param linksToo whether further names of one file count as duplicates of it
 */
public record PlanRules(
    ActionKind action, KeepOrder order, int keepCopies, boolean isolate, boolean linksToo) {}
