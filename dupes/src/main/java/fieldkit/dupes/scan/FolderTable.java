package fieldkit.dupes.scan;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import java.util.Arrays;

/** The folders that were listed, each known by its number. Filled under its owner's lock. */
public final class FolderTable {
  private static final int NO_PARENT = -1;

  private final NamePool names;
  private final IntColumn parents = new IntColumn();
  private final IntColumn nameReferences = new IntColumn();
  private final IntColumn ranks = new IntColumn();
  private final LongColumn devices = new LongColumn();
  private final LongColumn inodes = new LongColumn();

  FolderTable(NamePool names) {
    this.names = names;
  }

  int addRoot(RawPath path, int rank, FileStatus status) {
    byte[] bytes = path.toBytes();
    return add(NO_PARENT, bytes, bytes.length, rank, status);
  }

  int add(int parent, byte[] name, FileStatus status) {
    return add(parent, name, name.length, ranks.get(parent), status);
  }

  private int add(int parent, byte[] name, int length, int rank, FileStatus status) {
    parents.add(parent);
    nameReferences.add(names.add(name, 0, length));
    ranks.add(rank);
    devices.add(status.device());
    inodes.add(status.inode());
    return parents.size() - 1;
  }

  /** How many folders there are; their numbers begin with 0. */
  public int count() {
    return parents.size();
  }

  /** The folder above, or -1 for one that was named on the command line. */
  public int parent(int folder) {
    return parents.get(folder);
  }

  /** The path given on the command line that the folder was found under, counted from 0. */
  public int rank(int folder) {
    return ranks.get(folder);
  }

  /** The device the folder is on. */
  public long device(int folder) {
    return devices.get(folder);
  }

  /** The folder's inode. */
  public long inode(int folder) {
    return inodes.get(folder);
  }

  /** The folder's own name; for one named on the command line its path. */
  public byte[] name(int folder) {
    return names.get(nameReferences.get(folder));
  }

  /** The folder's absolute path. */
  public RawPath path(int folder) {
    int root = folder;
    int below = 0;
    while (parents.get(root) != NO_PARENT) {
      below += 1 + names.length(nameReferences.get(root));
      root = parents.get(root);
    }
    byte[] top = names.get(nameReferences.get(root));
    int start = top.length == 1 && below > 0 ? 0 : top.length; // only / ends in a slash
    byte[] path = Arrays.copyOf(top, start + below);
    int end = path.length;
    for (int at = folder; at != root; at = parents.get(at)) {
      end -= names.length(nameReferences.get(at));
      names.copy(nameReferences.get(at), path, end);
      path[--end] = '/';
    }
    return RawPath.of(path);
  }
}
