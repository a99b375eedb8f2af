package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.region.Geometry;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What is chosen when both ends are known. Pure. */
final class Choice {
  static final long MOST_REGIONS = 1L << 22; // what is remembered of each takes memory

  private static final String SHA256 = "sha256";

  private Choice() {}

  /** The digests to use. */
  static String suite(SyncPlan plan, PeerFacts peer) throws RefusedException {
    if (plan.suite().isPresent()) {
      String wanted = plan.suite().get();
      if (wanted.equals(SHA256) && peer.suites().contains(ShellPeer.SUITE)) {
        return ShellPeer.SUITE;
      }
      if (!peer.suites().contains(wanted)) {
        throw new RefusedException(
            "--hash %s: the far end (%s) knows only %s"
                .formatted(wanted, peer.agent(), String.join(", ", peer.suites())),
            null);
      }
      return wanted;
    }
    return Stream.of((FarSide.SUITES + "," + ShellPeer.SUITE).split(","))
        .filter(peer.suites()::contains)
        .findFirst()
        .orElseThrow(
            () -> new RefusedException("the far end knows none of the digests known here", null));
  }

  /** Regions of the size that is wanted, or of one that suits. */
  static Geometry geometry(OptionalInt block, long size) throws RefusedException {
    if (block.isPresent()) {
      Geometry wanted = new Geometry(size, block.getAsInt());
      if (wanted.regions() > MOST_REGIONS) {
        throw new RefusedException(
            "-b %d: too small for a device of that size: more than %d blocks"
                .formatted(block.getAsInt(), MOST_REGIONS),
            null);
      }
      return wanted;
    }
    int regionSize = Geometry.DEFAULT_REGION;
    while (size / regionSize > MOST_REGIONS && regionSize < Geometry.MAX_REGION) {
      regionSize *= 2;
    }
    return new Geometry(size, regionSize);
  }

  /** Whether data are coded. */
  static boolean zstd(SyncPlan plan, PeerFacts peer, Coders own) {
    return plan.zstd() && peer.codings().contains("zstd") && own.names().contains("zstd");
  }
}
