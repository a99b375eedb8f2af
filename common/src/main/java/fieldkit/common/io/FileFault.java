package fieldkit.common.io;

import java.io.IOException;

/** The system refused or failed an operation on a file. The message is the reason, in words. */
public final class FileFault extends IOException {
  private static final long serialVersionUID = 1L;

  /** The reasons a tool may have to tell apart. */
  public enum Reason {
    NOT_FOUND("No such file or folder"),
    DENIED("Permission denied"),
    NOT_A_DIRECTORY("Not a folder"),
    IS_A_DIRECTORY("Is a folder"),
    TOO_MANY_LINKS_TO_FOLLOW("Is a symbolic link, or too many of them"),
    NAME_TOO_LONG("Name too long"),
    EXISTS("Exists already"),
    NO_SPACE("No space left on the device"),
    READ_ONLY("Read-only file system"),
    TOO_MANY_OPEN("Too many open files"),
    INPUT_OUTPUT("Input/output error"),
    BROKEN_PIPE("Nobody reads the other end"),
    NOT_SUPPORTED("Not supported here"),
    NOT_EMPTY("Not empty"),
    IN_USE("In use"),
    OTHER_FILE_SYSTEM("On another file system"),
    TOO_MANY_LINKS("Has as many names as the file system allows"),
    DIFFERENT("Not equal"),
    OTHER("Failed");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The reason in words, for a message. */
    public String text() {
      return text;
    }
  }

  private final Reason reason;

  /** A fault whose message is the reason's own text. */
  public FileFault(Reason reason) {
    this(reason, reason.text());
  }

  /** A fault with a message of its own, which says what is wrong without naming the file. */
  public FileFault(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** What went wrong, for a message, whatever kind of failure it is. */
  public static String reasonOf(IOException failure) {
    String message = failure.getMessage();
    return message == null ? "cannot be read" : message;
  }

  /** Why it failed. */
  public Reason reason() {
    return reason;
  }
}
