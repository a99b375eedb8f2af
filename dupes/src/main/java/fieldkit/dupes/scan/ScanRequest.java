package fieldkit.dupes.scan;

import java.util.List;

/**
 * What to scan. Immutable.
 *
 * @param roots the paths, highest rank first
 * @param depth how many folders deep files are looked for; 1 is the path's own files
 * @param oneFileSystem whether folders on another device than their path's are left out
 * @param followLinks whether symbolic links to files and folders are followed
 * @param ignoreFiles whether what .gitignore and .ignore files name is left out
 * @param filter which files and folders are looked at
 */
public record ScanRequest(
    List<ScanRoot> roots,
    int depth,
    boolean oneFileSystem,
    boolean followLinks,
    boolean ignoreFiles,
    EntryFilter filter) {}
