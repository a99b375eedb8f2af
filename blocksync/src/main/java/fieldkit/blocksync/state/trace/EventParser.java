package fieldkit.blocksync.state.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of trace events, as trace_pipe gives it with the option {@code nocontext-info}:
 *
 * <pre>
 * block_bio_queue: 7,0 WS 2128 + 8 [dd]
 * block_bio_remap: 7,0 WS 2128 + 8 &lt;- (259,0) 80
 * block_rq_complete: 7,0 WS () 2400 + 8 be,0,4 [0]
 * tracing_mark_write: a mark
 * CPU:1 [LOST 5832 EVENTS]
 * </pre>
 *
 * <p>What it does not understand counts as lost. One thread.
 */
final class EventParser {
  private static final int LONGEST_LINE = 4096;
  private static final long LAST_SECTOR = 1L << 53;
  private static final String MARK = "tracing_mark_write: ";
  private static final String LOST = "CPU:";

  private final int major;
  private final int minor;
  private final EventSink sink;
  private final List<Prefix> prefixes = new ArrayList<>();
  private final byte[] line = new byte[LONGEST_LINE];
  private int length;
  private int at;
  private boolean sound;

  /** For the events of the disk with this number. */
  EventParser(int major, int minor, EventSink sink) {
    this.major = major;
    this.minor = minor;
    this.sink = sink;
    for (BlockEvent event : BlockEvent.values()) {
      String prefix = event.eventName() + ": ";
      prefixes.add(new Prefix(event, prefix.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  /** How the line of an event begins. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares it
  private record Prefix(BlockEvent event, byte[] text) {}

  /** Takes more of the text; lines may be cut anywhere. */
  void take(byte[] text, int count) {
    for (int i = 0; i < count; i++) {
      if (text[i] == '\n') {
        line();
        length = 0;
      } else if (length < LONGEST_LINE) {
        line[length] = text[i];
        length++;
      }
    }
  }

  private void line() {
    if (length == 0) {
      return;
    }
    for (Prefix prefix : prefixes) {
      if (startsWith(prefix.text())) {
        at = prefix.text().length;
        event(prefix.event());
        return;
      }
    }
    String text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
    if (text.startsWith(MARK)) {
      sink.marked(text.substring(MARK.length()));
    } else if (text.startsWith(LOST)) {
      sink.lost("the kernel lost events");
    } else {
      sink.lost("the kernel wrote something unknown");
    }
  }

  private boolean startsWith(byte[] prefix) {
    if (length < prefix.length) {
      return false;
    }
    for (int i = prefix.length - 1; i >= 0; i--) { // they begin alike
      if (line[i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** {@code 7,0 WS 2128 + 8 }, with {@code (command) } before the sector where a request ends. */
  private void event(BlockEvent event) {
    sound = true;
    boolean ofDisk = number() == major;
    skip(',');
    ofDisk &= number() == minor;
    skip(' ');
    int operation = at;
    skipTo(' ');
    skip(' ');
    if (event == BlockEvent.RQ_COMPLETE) {
      skip('(');
      skipTo(')');
      skip(')');
      skip(' ');
    }
    long sector = number();
    skip(' ');
    skip('+');
    skip(' ');
    long sectors = number();
    if (sound && ofDisk) {
      operation(event, operation, sector, sectors);
    } else {
      sink.lost("the kernel wrote an event that is not understood");
    }
  }

  /** What blk_fill_rwbs makes of an operation, kernel/trace/blktrace.c. */
  private void operation(BlockEvent event, int start, long sector, long sectors) {
    int from = line[start] == 'F' && line[start + 1] != 'F' && line[start + 1] != ' ' ? 1 : 0;
    switch (line[start + from]) { // behind the flush that comes first
      case 'R', 'F' -> {}
      case 'W', 'D' -> written(sector, sectors);
      case 'N' -> { // zeros, and whatever has no letter: before 5.8 the reset of a zone too
        if (sectors == 0 && event.isFirst()) {
          sink.lost("there was a write of an unknown kind");
        }
        written(sector, sectors);
      }
      default -> sink.lost("there was a write of an unknown kind");
    }
  }

  private void written(long sector, long sectors) {
    boolean fits = sector >= 0 && sector <= LAST_SECTOR && sectors <= LAST_SECTOR;
    if (sectors != 0 && (!fits || sectors < 0)) {
      sink.lost("the kernel wrote an event that is not understood");
    } else if (sectors > 0) {
      sink.written(sector, sectors);
    }
  }

  private void skip(char expected) {
    sound &= at < length && line[at] == expected;
    at++;
  }

  private void skipTo(char end) {
    while (at < length && line[at] != end) {
      at++;
    }
  }

  /** A number. One of 64 bits wraps, as the kernel's own -1 does. */
  private long number() {
    int start = at;
    long number = 0;
    while (at < length && line[at] >= '0' && line[at] <= '9') {
      number = 10 * number + line[at] - '0';
      at++;
    }
    sound &= at > start;
    return number;
  }
}
