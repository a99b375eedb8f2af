package fieldkit.blocksync.protocol;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What went wrong at the other end, as it tells it. */
public final class Fault extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int REFUSED = 3;
  private static final int FAILED = 4;

  private final boolean refused;
  private final @Nullable String help;

  private Fault(boolean refused, String what, @Nullable String help) {
    super(what);
    this.refused = refused;
    this.help = help;
  }

  /** What a rule says no to, before anything was changed. */
  public static Fault refused(String what, @Nullable String help) {
    return new Fault(true, what, help);
  }

  /** What the other end said. */
  public static Fault from(Fields fields) throws ProtocolException {
    return new Fault(
        fields.number("status", FAILED) == REFUSED,
        fields.required("what"),
        fields.text("help").orElse(null));
  }

  /** The message that tells the other end of a failure here. */
  public static Message message(boolean refused, String what, @Nullable String help) {
    Fields fields = Fields.none().with("status", refused ? REFUSED : FAILED).with("what", what);
    return new Message.Fault(help == null ? fields : fields.with("help", help));
  }

  /** Whether a safety rule said no, and nothing was changed. */
  public boolean isRefused() {
    return refused;
  }

  /** What would help, or null. */
  public @Nullable String help() {
    return help;
  }
}
