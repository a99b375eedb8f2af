/**
 * The heart: which of many files of one size are equal, byte for byte, each byte read at most once
 * and as few of them as possible. Knows no command line, no paths and no file system.
 *
 * <p>Read {@link fieldkit.dupes.compare.Comparison} first. A {@link
 * fieldkit.dupes.compare.ReadPlan} says in which order the bytes are looked at; a {@code Partition}
 * splits files by one stage's bytes; whatever stays together to the end is equal.
 */
@NullMarked
package fieldkit.dupes.compare;

import org.jspecify.annotations.NullMarked;
