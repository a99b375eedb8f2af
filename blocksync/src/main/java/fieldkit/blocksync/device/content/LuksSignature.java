package fieldkit.blocksync.device.content;

import java.util.Optional;

/** LUKS in both versions, LUKS On-Disk Format Specification. */
final class LuksSignature implements Signature {

  @Override
  public Optional<Content> in(Head head) {
    if (!head.has(0, "LUKS\u00ba\u00be")) {
      return Optional.empty();
    }
    String label = head.be16(6) >= 2 ? head.text(24, 48) : "";
    return Optional.of(Content.of("crypto_LUKS", label, head.text(168, 40)));
  }
}
