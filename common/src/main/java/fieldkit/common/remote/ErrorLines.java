package fieldkit.common.remote;

import fieldkit.common.io.RawText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Standard error, cut into lines: a listener gets each, the last ones are kept, because they say
 * why a login failed. Thread-safe.
 */
public final class ErrorLines extends OutputStream {
  private static final int KEPT = 40;
  private static final int LONGEST = 8192;

  private final Consumer<String> listener;
  private final Deque<String> last = new ArrayDeque<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Lines for a listener, which is called by whoever writes. */
  public ErrorLines(Consumer<String> listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n' || line.size() == LONGEST) {
      end();
    }
    if (b != '\n') {
      line.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  /** Hands out what came after the last end of a line. */
  @Override
  public synchronized void close() {
    if (line.size() > 0) {
      end();
    }
  }

  /** The last lines, the oldest first. */
  public synchronized List<String> last() {
    return List.copyOf(last);
  }

  private void end() {
    String text = RawText.decode(line.toByteArray());
    line.reset();
    String shown = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    if (last.size() == KEPT) {
      last.removeFirst();
    }
    last.addLast(shown);
    listener.accept(shown);
  }
}
