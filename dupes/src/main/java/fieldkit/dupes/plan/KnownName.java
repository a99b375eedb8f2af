package fieldkit.dupes.plan;

import fieldkit.common.io.RawPath;

/**
 * A name of a file.
 *
 * @param path absolute, without symbolic links
 * @param rank which of the PATHs it was found below, counted from 0
 * @param reference whether it lies in a reference folder
 */
public record KnownName(RawPath path, int rank, boolean reference) {}
