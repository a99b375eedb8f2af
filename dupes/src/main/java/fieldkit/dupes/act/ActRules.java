package fieldkit.dupes.act;

import fieldkit.common.io.RawPath;
import fieldkit.dupes.plan.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * How an action is carried out.
 *
 * @param kind what is done
 * @param mergeMetadata whether owner, permissions and attributes may change by linking
 * @param absoluteLinks whether symbolic links name the whole path
 * @param destination where files are moved to, absolute; null unless they are
 */
public record ActRules(
    ActionKind kind, boolean mergeMetadata, boolean absoluteLinks, @Nullable RawPath destination) {}
