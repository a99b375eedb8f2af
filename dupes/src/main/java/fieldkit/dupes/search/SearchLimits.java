package fieldkit.dupes.search;

/**
 * What a search may use.
 *
 * @param memory bytes for blocks of files
 * @param descriptors files open at once
 * @param threads threads that read and compare
 */
public record SearchLimits(long memory, int descriptors, int threads) {}
