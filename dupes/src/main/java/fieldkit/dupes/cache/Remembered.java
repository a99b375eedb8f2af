package fieldkit.dupes.cache;

/**
 * What is known of a file's content without reading it.
 *
 * @param contents a number that files share whose contents were found to be equal
 * @param run the run that compared the file with all others of its size that it saw; 0 for none.
 *     Files of one size that one run compared are known to be different where their {@code
 *     contents} are
 */
public record Remembered(long contents, long run) {}
