package fieldkit.common.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The one door to standard error. Every line is {@code tool: what it was about: what is wrong}. It
 * remembers that something went wrong, so that the exit status says so. Thread-safe.
 */
public final class Messages {
  private final String tool;
  private final PrintStream err;
  private final AtomicLong problems = new AtomicLong();
  private volatile Settings settings = Settings.beforeParsing();
  private @Nullable StatusLine statusLine;
  private @Nullable Logger logger;

  Messages(String tool, PrintStream err) {
    this.tool = tool;
    this.err = err;
  }

  void use(Settings settings) {
    this.settings = settings;
  }

  /**
   * Something was left out or went wrong, and the work goes on; the run ends with {@link
   * ExitStatus#INCOMPLETE} or worse. Shown even with {@code -q}.
   *
   * @param subject the file or thing, a text of {@code RawText}; escaped here
   */
  public void problem(String subject, String what) {
    problems.incrementAndGet();
    print(tool + ": " + EscapedText.of(subject) + ": " + what);
  }

  /** How often {@link #problem} was called. */
  public long problems() {
    return problems.get();
  }

  /** A line of the summary, or a fact the user should know; not with {@code -q}. */
  public void say(String line) {
    if (!settings.quiet()) {
      print(line);
    }
  }

  /** A question to a person at a terminal; the cursor stays behind it. */
  public synchronized void prompt(String text) {
    if (statusLine != null) {
      statusLine.clear();
    }
    err.print(text);
    err.flush();
  }

  /** What {@code -v} adds. */
  public void detail(String line) {
    if (settings.verbosity() > 0 && !settings.quiet()) {
      log(log -> log.info(line));
    }
  }

  /** The error a command ends with, and what would help. */
  void fault(String what, @Nullable String help, @Nullable Throwable cause) {
    print(tool + ": " + EscapedText.of(what));
    if (help != null) {
      print(help);
    }
    if (cause != null && settings.verbosity() > 1) {
      log(log -> log.debug("the cause", cause));
    }
  }

  private synchronized void log(Consumer<Logger> entry) {
    if (statusLine != null) {
      statusLine.clear();
    }
    Logger current = logger;
    if (current == null) {
      current = LogSetup.logger(tool, settings.verbosity(), err);
      logger = current;
    }
    entry.accept(current);
  }

  private synchronized void print(String line) {
    if (statusLine != null) {
      statusLine.clear();
    }
    err.print(line + "\n");
    err.flush();
  }

  /** Shows a line that is rewritten in place until it is taken away; null takes it away. */
  synchronized void show(@Nullable StatusLine line) {
    if (statusLine != null) {
      statusLine.clear();
    }
    statusLine = line;
  }

  /** Rewrites the status line, if there is one. */
  synchronized void refresh(String text) {
    if (statusLine != null) {
      statusLine.draw(text);
    }
  }
}
