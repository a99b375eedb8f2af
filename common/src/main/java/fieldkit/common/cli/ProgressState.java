package fieldkit.common.cli;

/**
 * How far a piece of work has come.
 *
 * @param label what is being done
 * @param done how much of it, in bytes or things
 * @param total how much in all; 0 when that is not known
 * @param bytes whether bytes are counted rather than things
 */
public record ProgressState(String label, long done, long total, boolean bytes) {}
