package fieldkit.dupes.undo;

import fieldkit.common.io.RawPath;

/**
 * A folder that was to be removed if it was empty.
 *
 * @param path the folder
 * @param permissions its permission bits
 * @param userId its owner's number
 * @param groupId its group's number
 */
record FolderRecord(RawPath path, int permissions, int userId, int groupId)
    implements JournalRecord {}
