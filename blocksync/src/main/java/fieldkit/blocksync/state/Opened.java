package fieldkit.blocksync.state;

import java.util.List;
import java.util.Optional;

/**
 * What opening a state found.
 *
 * @param present the pair
 * @param trust who decides what holds
 * @param reasons why what holds does, for {@code -v}
 * @param damage what is wrong with the file that was there
 * @param digests what holds
 * @param start what a session begins with
 */
record Opened(
    Present present,
    Trust trust,
    List<String> reasons,
    Optional<String> damage,
    RegionDigests digests,
    LastSession start) {}
