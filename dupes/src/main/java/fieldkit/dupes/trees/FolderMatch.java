package fieldkit.dupes.trees;

import fieldkit.dupes.search.DuplicateGroup;
import java.util.List;

/**
 * Equal folders, and the equal files that are not explained by them.
 *
 * @param folders the groups of folders that are not all inside equal folders themselves
 * @param files the groups of files of which at least one lies outside of all equal folders
 */
public record FolderMatch(List<FolderGroup> folders, List<DuplicateGroup> files) {}
