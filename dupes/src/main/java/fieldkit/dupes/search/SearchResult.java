package fieldkit.dupes.search;

import fieldkit.dupes.compare.ReadCounters;
import java.util.List;

/**
 * What a search found.
 *
 * @param groups the groups that are wanted, in no order
 * @param complete whether it came to the end, rather than being interrupted
 * @param collisions how many sizes several files share
 * @param longest the most files of one size
 * @param counters what reading cost
 */
public record SearchResult(
    List<DuplicateGroup> groups,
    boolean complete,
    int collisions,
    int longest,
    ReadCounters counters) {}
