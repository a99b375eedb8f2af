/**
 * What is to be done and whether it may be: both hosts are looked at once ({@link
 * fieldkit.xenmigrate.plan.Survey}), and everything else follows from what was seen.
 */
@NullMarked
package fieldkit.xenmigrate.plan;

import org.jspecify.annotations.NullMarked;
