package fieldkit.dupes.plan;

import java.util.List;

/**
 * What is to be done with one group.
 *
 * @param size bytes of each file
 * @param kept the files that stay, at least one, those of the best reason first
 * @param steps what is done with the others, in order
 */
public record GroupPlan(long size, List<Kept> kept, List<Step> steps) {}
