package fieldkit.dupes;

import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.ActRules;
import fieldkit.dupes.plan.PlanRules;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with duplicates.
 *
 * @param plan who is kept
 * @param rules how the others are dealt with
 * @param apply whether it is done, rather than only told
 * @param pruneFolders whether folders left empty are removed
 * @param journal where the journal goes; null for the usual place
 * @param script where a shell script goes that does it; null if dupes itself is to do it
 * @param interactive whether a person is asked about each group
 */
record ActRequest(
    PlanRules plan,
    ActRules rules,
    boolean apply,
    boolean pruneFolders,
    @Nullable RawPath journal,
    @Nullable RawPath script,
    boolean interactive) {}
