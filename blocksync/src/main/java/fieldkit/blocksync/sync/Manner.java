package fieldkit.blocksync.sync;

/**
 * How a round goes about it.
 *
 * @param compareOnly whether nothing is changed
 * @param byPages whether a region that differs can be told by its pages; otherwise it is sent, or
 *     said to differ, whole
 * @param looking whether the source's regions are digested elsewhere first, and read only if they
 *     are to be sent
 */
record Manner(boolean compareOnly, boolean byPages, boolean looking) {}
