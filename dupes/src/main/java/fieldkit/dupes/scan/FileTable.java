package fieldkit.dupes.scan;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import java.util.BitSet;
import java.util.stream.LongStream;

/**
 * The files that were found, each known by its number, in about 30 bytes and its name. Filled under
 * the scanner's lock, read by many threads afterwards.
 */
public final class FileTable {
  private static final int LINK = 1;

  private final NamePool names = new NamePool();
  private final FolderTable folders = new FolderTable(names);
  private final IntColumn folderNumbers = new IntColumn();
  private final IntColumn nameReferences = new IntColumn();
  private final LongColumn sizes = new LongColumn();
  private final LongColumn inodes = new LongColumn();
  private final IntColumn devicesAndFlags = new IntColumn();
  private final DeviceNumbers devices = new DeviceNumbers();
  private final BitSet removed = new BitSet();

  void add(int folder, byte[] name, int offset, int length, FileStatus status, boolean link) {
    folderNumbers.add(folder);
    nameReferences.add(names.add(name, offset, length));
    sizes.add(status.size());
    inodes.add(status.inode());
    devicesAndFlags.add(devices.number(status.device()) << 1 | (link ? LINK : 0));
  }

  /** The folders the files are in. */
  public FolderTable folders() {
    return folders;
  }

  /** How many numbers there are, removed ones included. */
  public int numbers() {
    return sizes.size();
  }

  /** How many files there are. */
  public int count() {
    return sizes.size() - removed.cardinality();
  }

  void remove(int file) {
    removed.set(file);
  }

  /** Whether the number stands for nothing any more. */
  public boolean isRemoved(int file) {
    return removed.get(file);
  }

  /** The folder the file is in. */
  public int folder(int file) {
    return folderNumbers.get(file);
  }

  /** The file's size when it was found, bytes. */
  public long size(int file) {
    return sizes.get(file);
  }

  /** The file's inode. */
  public long inode(int file) {
    return inodes.get(file);
  }

  /** The device the file is on. */
  public long device(int file) {
    return devices.device(devicesAndFlags.get(file) >>> 1);
  }

  /** All devices that files are on. */
  public LongStream devices() {
    return devices.all();
  }

  /** Whether the name is a symbolic link to the file. */
  public boolean isLink(int file) {
    return (devicesAndFlags.get(file) & LINK) != 0;
  }

  /** Whether two numbers are names of one inode. */
  public boolean isSameFile(int file, int other) {
    return inodes.get(file) == inodes.get(other)
        && devicesAndFlags.get(file) >>> 1 == devicesAndFlags.get(other) >>> 1;
  }

  /** The path given on the command line that the file was found under, counted from 0. */
  public int rank(int file) {
    return folders.rank(folderNumbers.get(file));
  }

  /** The file's own name. */
  public byte[] name(int file) {
    return names.get(nameReferences.get(file));
  }

  /** The file's absolute path. */
  public RawPath path(int file) {
    return names.below(folders.path(folderNumbers.get(file)), nameReferences.get(file));
  }

  /** The order of files: by the path on the command line they came from, then by name. */
  public int compare(int file, int other) {
    int byRank = Integer.compare(rank(file), rank(other));
    return byRank != 0 ? byRank : path(file).compareTo(path(other));
  }
}
