package fieldkit.dupes.search;

/**
 * Files of one size.
 *
 * @param size bytes of each
 * @param first the inode of the one that lies first, where order matters
 * @param files their numbers in the file table
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, neither kept nor compared
record SameSize(long size, long first, int[] files) {}
