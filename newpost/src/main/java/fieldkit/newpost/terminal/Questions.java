package fieldkit.newpost.terminal;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/**
 * Questions at the terminal, with a line one can edit and words that Tab completes. They are
 * written to standard error: standard output is for the result.
 */
public final class Questions implements Closeable {
  private static final Size USUAL_SIZE = new Size(80, 24);

  private final Terminal terminal;

  private Questions(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Questions to the person this process's standard input belongs to.
   *
   * @param first the first question: it is shown at once, and what is typed meanwhile is not lost,
   *     because getting hold of the terminal takes twice as long as all before it
   */
  public static Questions open(String first) throws CommandFault {
    try {
      show(first);
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .systemOutput(TerminalBuilder.SystemOutput.ForcedSysErr)
              .dumb(true)
              .build();
      if (terminal.getWidth() == 0) { // a terminal that does not know its size shows dots only
        terminal.setSize(USUAL_SIZE);
      }
      terminal.writer().print("\r"); // over what is shown already
      boolean _ = terminal.puts(InfoCmp.Capability.clr_eol);
      return new Questions(terminal);
    } catch (IOException e) {
      throw new CommandFault(ExitStatus.FAILED, "the terminal cannot be used", null, e);
    }
  }

  private static void show(String text) throws IOException {
    FileOutputStream err = new FileOutputStream(FileDescriptor.err); // not closed: it is not ours
    err.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Asks and returns the answer without white space around it.
   *
   * @param words what Tab completes, asked for once it is needed
   */
  public String ask(String question, Supplier<Collection<String>> words) throws CommandFault {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(words())
            .completer((_, line, candidates) -> complete(line, words.get(), candidates))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .option(LineReader.Option.BRACKETED_PASTE, false)
            .variable(LineReader.BELL_STYLE, "none")
            .build();
    try {
      return reader.readLine(question).strip();
    } catch (UserInterruptException | EndOfFileException stopped) {
      throw new CommandFault(ExitStatus.INTERRUPTED, "stopped; nothing was made", null, stopped);
    }
  }

  /** Words end at commas; nothing is a quote. */
  private static DefaultParser words() {
    DefaultParser parser =
        new DefaultParser() {
          @Override
          public boolean isDelimiterChar(CharSequence line, int position) {
            return line.charAt(position) == ',' || line.charAt(position) == ' ';
          }
        };
    parser.setQuoteChars(new char[0]);
    parser.setEscapeChars(new char[0]);
    return parser;
  }

  private static void complete(
      ParsedLine line, Collection<String> words, List<Candidate> candidates) {
    List<String> given = line.words();
    words.stream()
        .filter(word -> !given.contains(word) || word.equals(line.word()))
        .forEach(word -> candidates.add(new Candidate(word, word, null, null, null, null, false)));
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException closed) {
      // it is as it was before, or there is none any more
    }
  }
}
