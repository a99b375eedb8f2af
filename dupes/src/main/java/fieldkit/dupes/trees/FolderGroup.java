package fieldkit.dupes.trees;

import java.util.List;

/**
 * Folders that are equal in everything they hold.
 *
 * @param size the bytes of all files below each
 * @param waste how many bytes would be freed if only those in references stayed, or else one
 * @param folders numbers in the folder table, in order of rank and path
 */
public record FolderGroup(long size, long waste, List<Integer> folders) {}
