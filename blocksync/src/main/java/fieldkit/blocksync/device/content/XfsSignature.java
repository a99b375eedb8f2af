package fieldkit.blocksync.device.content;

import java.util.Optional;

/** XFS, struct xfs_dsb in fs/xfs/libxfs/xfs_format.h. */
final class XfsSignature implements Signature {

  @Override
  public Optional<Content> in(Head head) {
    return head.has(0, "XFSB")
        ? Optional.of(Content.of("xfs", head.text(108, 12), head.uuid(32)))
        : Optional.empty();
  }
}
