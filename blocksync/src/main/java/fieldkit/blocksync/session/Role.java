package fieldkit.blocksync.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an end is for. */
public enum Role {
  /** It is read. */
  SOURCE,
  /** It is made equal. */
  TARGET,
  /** It is compared, and not written to. */
  COMPARE;

  /** Its word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word. */
  static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findAny();
  }
}
