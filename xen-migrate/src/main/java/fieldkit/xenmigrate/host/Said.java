package fieldkit.xenmigrate.host;

import java.util.List;

/**
 * What a command ended with and printed.
 *
 * @param status its exit status
 * @param out its standard output, a text of {@code RawText}
 * @param errors the lines of its standard error
 */
public record Said(int status, String out, List<String> errors) {
  /** What a shell ends with whose command is not there, POSIX 2.8.2. */
  static final int NOT_FOUND = 127;

  /** Copies the list. */
  public Said {
    errors = List.copyOf(errors);
  }

  /** Whether it did what it was told. */
  public boolean isDone() {
    return status == 0;
  }

  /** Why it did not, in its own words: the first of its complaints, or its status. */
  public String complaint() {
    return errors.stream()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("it ended with status " + status);
  }
}
