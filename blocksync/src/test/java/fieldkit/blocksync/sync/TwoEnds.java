package fieldkit.blocksync.sync;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A source and a target in one process, over whatever link. */
final class TwoEnds implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;

  private final Link sourceLink;
  private final Link targetLink;
  private final SourceEnd source;
  private final TargetEnd target;
  private final CompletableFuture<Fields> targetResult = new CompletableFuture<>();

  TwoEnds(
      Storage from,
      Storage to,
      Geometry geometry,
      DigestSuite suite,
      Link sourceLink,
      Link targetLink,
      int lanes,
      SourceSettings settings,
      boolean mayWrite) {
    this.sourceLink = sourceLink;
    this.targetLink = targetLink;
    int size = geometry.regionSize();
    target =
        new TargetEnd(
            to,
            geometry,
            suite,
            targetLink,
            Ledger.none(),
            TargetSettings.plain(mayWrite),
            lanes,
            new BufferPool(size, 16),
            () -> "",
            _ -> {});
    Thread.ofPlatform().daemon().name("target").start(this::runTarget);
    source =
        new SourceEnd(
            from, geometry, suite, sourceLink, settings, new BufferPool(size, 16), _ -> {});
  }

  private void runTarget() {
    try {
      targetResult.complete(target.run(() -> Fields.none().with("word", "bye"), () -> false));
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      targetLink.close();
      targetResult.completeExceptionally(e);
    }
  }

  SourceEnd source() {
    return source;
  }

  TargetEnd target() {
    return target;
  }

  /** A whole session of one round; null is success. */
  @Nullable Exception makeEqual(Ledger ledger) throws InterruptedException {
    try {
      Fields _ = source.makeEqual(ledger);
      Fields _ = source.finish(Fields.none());
      Fields _ = targetResult.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return null;
    } catch (IOException | ExecutionException e) {
      return e;
    } catch (TimeoutException e) {
      throw new AssertionError("the target does not end", e);
    }
  }

  /** Waits for the target to end, however. */
  void awaitTarget() throws InterruptedException {
    try {
      Fields _ = targetResult.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException ended) {
      // as may be
    } catch (TimeoutException e) {
      throw new AssertionError("the target does not end", e);
    }
  }

  @Override
  public void close() {
    sourceLink.close();
    targetLink.close();
  }
}
