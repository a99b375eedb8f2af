package fieldkit.blocksync.session;

import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.ProtocolException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the other end says of itself and its device: the FACTS of docs/protocol.md.
 *
 * @param agent what it is, in a word
 * @param suites digests it can do
 * @param codings codings it can do
 * @param fresh whether its device is known to be nothing but zeros
 * @param laneSocket where more lanes are connected to
 * @param device its device
 * @param leftSession the session that was cut there last, empty if none was
 * @param leftMark the device's mark after that
 */
public record PeerFacts(
    String agent,
    List<String> suites,
    List<String> codings,
    boolean fresh,
    Optional<String> laneSocket,
    StorageFacts device,
    String leftSession,
    String leftMark) {
  private static final String DEVICE = "device.";

  /** The same, with what a cut session left elsewhere. */
  PeerFacts withLeft(String session, String mark) {
    return new PeerFacts(agent, suites, codings, fresh, laneSocket, device, session, mark);
  }

  /** The same of an end that has other digests and no codings. */
  PeerFacts with(String otherAgent, List<String> otherSuites) {
    return new PeerFacts(
        otherAgent, otherSuites, List.of(), fresh, laneSocket, device, leftSession, leftMark);
  }

  /** As fields. */
  public Fields toFields() {
    Map<String, String> fields = new TreeMap<>();
    fields.put("version", Integer.toString(FarSide.VERSION));
    fields.put("agent", agent);
    fields.put("suites", String.join(",", suites));
    fields.put("codings", String.join(",", codings));
    fields.put("fresh", fresh ? "1" : "0");
    laneSocket.ifPresent(socket -> fields.put("lane-socket", socket));
    device.toFields().forEach((name, value) -> fields.put(DEVICE + name, value));
    if (!leftSession.isEmpty()) {
      fields.put("left.session", leftSession);
      fields.put("left.mark", leftMark);
    }
    return Fields.of(fields);
  }

  /** From fields. */
  public static PeerFacts from(Fields fields) throws ProtocolException {
    Map<String, String> device = new TreeMap<>();
    fields
        .values()
        .forEach((name, value) -> {
          if (name.startsWith(DEVICE)) {
            device.put(name.substring(DEVICE.length()), value);
          }
        });
    try {
      return new PeerFacts(
          fields.text("agent").orElse(""),
          List.of(fields.text("suites").orElse("sha256").split(",")),
          List.of(fields.text("codings").orElse("none").split(",")),
          fields.number("fresh", 0) == 1,
          fields.text("lane-socket").filter(socket -> !socket.isEmpty()),
          StorageFacts.fromFields(device),
          fields.text("left.session").orElse(""),
          fields.text("left.mark").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("facts that make no sense");
    }
  }
}
