package fieldkit.blocksync.session;

import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.sync.ReadErrors;
import fieldkit.common.io.RawPath;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What holds for a session, once both ends are known: the START of docs/protocol.md. Immutable.
 *
 * @param suite the digests' name
 * @param key their key, 32 hexadecimal digits
 * @param geometry how many bytes are made equal, and in which regions
 * @param zstd whether data may be coded
 * @param lanes how many more lanes there are
 * @param readLimit bytes a second that each end reads at most; 0 for no limit
 * @param sendLimit bytes a second that the source sends at most; 0 for no limit
 * @param errors what happens where the source cannot be read
 * @param saveOld where the target keeps what it overwrites
 * @param session 32 hexadecimal digits
 * @param fresh whether the target is known to be nothing but zeros
 */
public record Settled(
    String suite,
    String key,
    Geometry geometry,
    boolean zstd,
    int lanes,
    long readLimit,
    long sendLimit,
    ReadErrors errors,
    Optional<RawPath> saveOld,
    String session,
    boolean fresh) {
  private static final int KEY_BYTES = 16;

  /** The digests. */
  public DigestSuite digests() {
    return DigestSuite.of(suite, HexFormat.of().parseHex(key));
  }

  /** As fields. */
  public Fields toFields() {
    Fields fields =
        Fields.none()
            .with("suite", suite)
            .with("key", key)
            .with("size", geometry.size())
            .with("block", geometry.regionSize())
            .with("coding", zstd ? "zstd" : "none")
            .with("lanes", lanes)
            .with("read-limit", readLimit)
            .with("bandwidth-limit", sendLimit)
            .with("on-read-error", errors.name().toLowerCase(Locale.ROOT))
            .with("session", session)
            .with("fresh", fresh ? 1 : 0);
    return saveOld.isPresent() ? fields.with("save-old", saveOld.get().text()) : fields;
  }

  /** From fields, checked. */
  public static Settled from(Fields fields, long ownSize) throws ProtocolException {
    try {
      String suite = fields.required("suite");
      if (!List.of(FarSide.SUITES.split(",")).contains(suite)) {
        throw new ProtocolException("digests that nobody knows");
      }
      String key = fields.required("key");
      if (HexFormat.of().parseHex(key).length != KEY_BYTES) {
        throw new ProtocolException("a key that is none");
      }
      return new Settled(
          suite,
          key,
          geometry(fields, ownSize),
          fields.text("coding").orElse("none").equals("zstd"),
          Math.toIntExact(fields.number("lanes", 0)),
          fields.number("read-limit", 0),
          fields.number("bandwidth-limit", 0),
          errors(fields.text("on-read-error").orElse("abort")),
          fields.text("save-old").map(RawPath::ofText),
          fields.required("session"),
          fields.number("fresh", 0) == 1);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ProtocolException("a START that makes no sense");
    }
  }

  private static Geometry geometry(Fields fields, long ownSize) throws ProtocolException {
    long size = fields.number("size", ownSize);
    long block = fields.number("block", Geometry.DEFAULT_REGION);
    if (size > ownSize) {
      throw new ProtocolException("more bytes than there are");
    }
    Geometry geometry = new Geometry(size, Math.toIntExact(block));
    if (geometry.regions() > Choice.MOST_REGIONS) {
      throw new ProtocolException("more blocks than can be told apart");
    }
    return geometry;
  }

  private static ReadErrors errors(String word) {
    return Arrays.stream(ReadErrors.values())
        .filter(errors -> errors.name().toLowerCase(Locale.ROOT).equals(word))
        .findAny()
        .orElseThrow(IllegalArgumentException::new);
  }
}
