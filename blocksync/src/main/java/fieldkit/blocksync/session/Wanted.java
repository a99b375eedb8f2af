package fieldkit.blocksync.session;

import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.common.io.RawPath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client wants of the far end: the HELLO of docs/protocol.md.
 *
 * @param role what the far end is
 * @param path its device
 * @param rules what may be done to it when it is opened
 * @param lanes how many more lanes may be wanted
 */
public record Wanted(Role role, RawPath path, TargetRules rules, int lanes) {
  private static final int MOST_LANES = 64;

  /**
   * As fields.
   *
   * @param codings the client's, the best first
   */
  public Fields toFields(List<String> codings) {
    Fields fields =
        Fields.none()
            .with("version", FarSide.VERSION)
            .with("role", role.word())
            .with("path", path.text())
            .with("suites", FarSide.SUITES)
            .with("codings", String.join(",", codings))
            .with("lanes", lanes);
    if (rules.forceInUse().isPresent()) {
      fields = fields.with("force-in-use", rules.forceInUse().get().text());
    }
    if (rules.create().isPresent()) {
      fields = fields.with("create", rules.create().getAsLong());
    }
    if (rules.grow().isPresent()) {
      fields = fields.with("grow", rules.grow().getAsLong());
    }
    return fields;
  }

  /** From fields. */
  public static Wanted from(Fields fields) throws ProtocolException {
    Role role =
        Role.of(fields.required("role"))
            .orElseThrow(() -> new ProtocolException("it wants something unknown"));
    TargetRules rules =
        new TargetRules(
            fields.text("force-in-use").map(RawPath::ofText),
            number(fields, "create"),
            number(fields, "grow"));
    long lanes = fields.number("lanes", 0);
    if (lanes > MOST_LANES) {
      throw new ProtocolException("too many lanes");
    }
    return new Wanted(role, RawPath.ofText(fields.required("path")), rules, (int) lanes);
  }

  private static OptionalLong number(Fields fields, String name) throws ProtocolException {
    Optional<String> text = fields.text(name);
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(fields.number(name, 0));
  }
}
