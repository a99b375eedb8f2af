package fieldkit.blocksync.sync;

import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.ProtocolException;

/** What an end did to its device, as fields of the protocol. */
public final class WorkFields {
  private WorkFields() {}

  /** As fields. */
  public static Fields of(Tally.Work work) {
    return Fields.none()
        .with("read", work.read())
        .with("read-nanos", work.readNanos())
        .with("written", work.written())
        .with("punched", work.punched())
        .with("write-nanos", work.writeNanos());
  }

  /** From fields. */
  public static Tally.Work from(Fields fields) throws ProtocolException {
    return new Tally.Work(
        fields.number("read", 0),
        fields.number("read-nanos", 0),
        fields.number("written", 0),
        fields.number("punched", 0),
        fields.number("write-nanos", 0));
  }
}
