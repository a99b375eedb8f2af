/**
 * From equal files to equal folders: two folders are equal when they hold the same names with the
 * same content, all the way down.
 *
 * <p>Read {@link fieldkit.dupes.trees.FolderMatcher} first.
 */
@NullMarked
package fieldkit.dupes.trees;

import org.jspecify.annotations.NullMarked;
