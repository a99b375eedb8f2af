package fieldkit.blocksync.session;

import fieldkit.blocksync.coding.AdaptiveZstd;
import fieldkit.blocksync.protocol.DataCoding;
import fieldkit.common.zstd.ZstdLibrary;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The codings for which there is a library; it is looked for when first asked about. */
final class SystemCoders implements Coders {
  private final Supplier<Optional<ZstdLibrary>> search;
  private Optional<ZstdLibrary> found = Optional.empty();
  private boolean searched;

  SystemCoders(Supplier<Optional<ZstdLibrary>> search) {
    this.search = search;
  }

  private synchronized Optional<ZstdLibrary> library() {
    if (!searched) {
      found = search.get();
      searched = true;
    }
    return found;
  }

  @Override
  public List<String> names() {
    return library().isPresent() ? List.of("zstd", "none") : List.of("none");
  }

  @Override
  public DataCoding zstd() {
    return library().<DataCoding>map(AdaptiveZstd::new).orElse(DataCoding.none());
  }
}
