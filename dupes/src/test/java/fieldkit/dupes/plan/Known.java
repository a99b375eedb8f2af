package fieldkit.dupes.plan;

import fieldkit.common.io.RawPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A known file made step by step; one of size 10 on device 1, modified at 0, unless said. */
final class Known {
  private static final long SIZE = 10;

  private final long inode;
  private final List<KnownName> names = new ArrayList<>();
  private long device = 1;
  private long modified;
  private int links;

  private Known(long inode) {
    this.inode = inode;
  }

  /** A file with these names, all below the first PATH. */
  static Known file(long inode, String... names) {
    Known known = new Known(inode);
    for (String name : names) {
      known.names.add(new KnownName(RawPath.ofText(name), 0, false));
    }
    known.links = names.length;
    return known;
  }

  Known onDevice(long number) {
    device = number;
    return this;
  }

  Known modified(long nanoseconds) {
    modified = nanoseconds;
    return this;
  }

  Known links(int count) {
    links = count;
    return this;
  }

  /** Puts all its names below another PATH. */
  Known below(int rank) {
    names.replaceAll(name -> new KnownName(name.path(), rank, name.reference()));
    return this;
  }

  Known reference() {
    names.replaceAll(name -> new KnownName(name.path(), name.rank(), true));
    return this;
  }

  KnownFile made() {
    return new KnownFile(
        new FileIdentity(device, inode, SIZE, modified, 0), links, List.copyOf(names));
  }

  static KnownGroup group(Known... files) {
    return new KnownGroup(SIZE, Arrays.stream(files).map(Known::made).toList());
  }
}
