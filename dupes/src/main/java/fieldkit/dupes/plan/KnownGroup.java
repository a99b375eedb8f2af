package fieldkit.dupes.plan;

import java.util.List;

/**
 * Files that were found to be equal.
 *
 * @param size bytes of each
 * @param files the files, in the order of their PATHs and names
 */
public record KnownGroup(long size, List<KnownFile> files) {}
