package fieldkit.common.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The ways to the file system. What {@link FileAccess} promises is tested of each. */
enum Implementation {
  LINUX,
  PORTABLE;

  FileAccess files() {
    if (this == PORTABLE) {
      return new PortableFiles();
    }
    FileAccess files = FileAccess.ofThisSystem();
    assumeTrue(!(files instanceof PortableFiles), "no Linux, or a processor unknown to us");
    return files;
  }
}
