package fieldkit.blocksync.state.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The events that are read. Each write is seen at least once before it reaches the device and, by
 * drivers that tell, once after: what is under way while a reader takes its mark thus shows again
 * behind the mark.
 */
enum BlockEvent {
  /** A write is handed to a disk. Writes to partitions come with the disk's number since 4.14. */
  BIO_QUEUE("block_bio_queue", "\"%d,%d %s %llu + %u ", ""),
  /** A write to a partition, or to a device on top, becomes one to this disk. */
  BIO_REMAP("block_bio_remap", "\"%d,%d %s %llu + %u ", ""),
  /** A driver that works by requests is done with one; commands carry no sectors. */
  RQ_COMPLETE("block_rq_complete", "\"%d,%d %s (%s) %llu + %u ", " && nr_sector != 0"),
  /** Any other driver is done with a write. */
  BIO_COMPLETE("block_bio_complete", "\"%d,%d %s %llu + %u ", "");

  private final String eventName;
  private final String form;
  private final String condition;

  BlockEvent(String eventName, String form, String condition) {
    this.eventName = eventName;
    this.form = form;
    this.condition = condition;
  }

  /** As the kernel calls it. */
  String eventName() {
    return eventName;
  }

  /** Whether it comes before anything is done. */
  boolean isFirst() {
    return this == BIO_QUEUE || this == BIO_REMAP;
  }

  /** The event's folder in an instance. */
  Path folder(Path instance) {
    return instance.resolve("events/block").resolve(eventName);
  }

  /** What lets through everything but reads of one disk. */
  String filter(long disk) {
    return everything(disk) + " && !(rwbs ~ \"R*\")" + condition;
  }

  /** The same with reads, for kernels before 4.17, whose filters know no negation. */
  String everything(long disk) {
    return "dev == " + disk;
  }

  /**
   * Makes sure that this kernel writes the event as {@link EventParser} reads it.
   *
   * @throws IOException if it does not
   */
  void check(Path instance) throws IOException {
    Path format = folder(instance).resolve("format");
    if (!Files.exists(format)) {
      throw new IOException("this kernel has no event " + eventName);
    }
    boolean known =
        Files.readString(format)
            .lines()
            .anyMatch(line -> line.startsWith("print fmt: ") && line.startsWith(form, 11));
    if (!known) {
      throw new IOException("this kernel writes events %s unlike others".formatted(eventName));
    }
  }
}
