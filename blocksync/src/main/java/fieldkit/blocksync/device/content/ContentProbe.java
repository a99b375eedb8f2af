package fieldkit.blocksync.device.content;

import java.util.List;
import java.util.Optional;

/** Tells what a device holds from its first {@link #LENGTH} bytes. Immutable. */
public final class ContentProbe {
  /** How many bytes from the beginning are looked at: as far as the last magic number of a list. */
  public static final int LENGTH = 1 << 18;

  // what is built on others comes before what may remain from before it
  private final List<Signature> signatures =
      List.of(
          new LuksSignature(),
          new LvmSignature(),
          new RaidSignature(),
          new ExtSignature(),
          new XfsSignature(),
          new BtrfsSignature(),
          new SwapSignature(),
          new ZfsSignature(),
          new SimpleSignatures(),
          new DosSignature());

  /**
   * What is there.
   *
   * @param bytes the first bytes; fewer for a smaller device
   * @param sector the device's logical sector, bytes, by which a GPT counts
   */
  public Content content(byte[] bytes, int sector) {
    Head head = new Head(bytes);
    Content content =
        signatures.stream()
            .map(signature -> signature.in(head))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(Content.NONE);
    return content.withTable(PartitionTable.in(head, sector, !content.isEmpty()));
  }
}
