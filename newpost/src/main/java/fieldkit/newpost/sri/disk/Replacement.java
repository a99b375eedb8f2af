package fieldkit.newpost.sri.disk;

import fieldkit.common.io.AtomicBatch;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import java.io.Closeable;

/**
 * Puts edited pages in the place of the old ones, whole or not at all, many at a time. One thread.
 */
public final class Replacement implements Closeable {
  private static final int ANY_WRITER = 0222;

  private final AtomicBatch batch;

  /** Replaces files through this access. */
  public Replacement(FileAccess files) {
    this.batch = new AtomicBatch(files);
  }

  /** Is to be told before a page is read, which may be another name of one that was. */
  public void expect(Page page) {
    if (page.link()) {
      batch.commit();
    }
  }

  /**
   * Replaces a page, now or later.
   *
   * @param read what the system said about it when it was read: if it was changed since, it stays
   * @param ending is told what became of it
   */
  public void write(Page page, FileStatus read, byte[] content, AtomicBatch.Ending ending) {
    if ((read.permissions() & ANY_WRITER) == 0) {
      ending.failed(new FileFault(FileFault.Reason.DENIED, "Nobody may write it; it is as it was"));
    } else if (page.link() || read.links() > 1) { // its other names may be pages too
      batch.replaceAlone(page.path(), read, content, ending);
    } else {
      batch.replace(page.path(), read, content, ending);
    }
  }

  /** Brings all pages to their ends. */
  public void finish() {
    batch.commit();
  }

  /** Gives up what is not finished: those pages stay as they are. */
  @Override
  public void close() {
    batch.close();
  }
}
