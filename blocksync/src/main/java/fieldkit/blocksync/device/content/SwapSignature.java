package fieldkit.blocksync.device.content;

import java.util.Optional;

/** A swap area, union swap_header in linux/swap.h; its magic number ends the first page. */
final class SwapSignature implements Signature {
  private static final int[] PAGES = {4096, 16384, 65536};

  @Override
  public Optional<Content> in(Head head) {
    for (int page : PAGES) {
      if (head.has(page - 10, "SWAPSPACE2")) {
        return Optional.of(Content.of("swap", head.text(1052, 16), head.uuid(1036)));
      }
    }
    return Optional.empty();
  }
}
