package fieldkit.dupes.plan;

/**
 * A file that stays as it is.
 *
 * @param file the file
 * @param reason the rule that decided, or why nothing can be done with it
 */
public record Kept(KnownFile file, String reason) {}
