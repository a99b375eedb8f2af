package fieldkit.blocksync.state.trace;

/**
 * A moment, all writes before which are accounted for.
 *
 * @param epoch the epoch it is in
 * @param time of {@link Epoch#times}
 */
record Moment(Epoch epoch, int time) {}
