package fieldkit.blocksync.session;

import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.region.DigestTable;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.state.PairIdentity;
import fieldkit.blocksync.state.PairState;
import fieldkit.blocksync.state.Present;
import fieldkit.blocksync.state.StateBusyException;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.blocksync.state.StatePlace;
import fieldkit.blocksync.state.changes.Mark;
import fieldkit.common.io.FileAccess;
import java.io.Closeable;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What is remembered of a pair, if anything is wanted to be. */
final class Memory implements Closeable {
  private final @Nullable PairState state;
  private final String key;
  private final String session = Token.random().text();
  private final Watcher watcher;

  private Memory(@Nullable PairState state, Watcher watcher) {
    this.state = state;
    this.watcher = watcher;
    this.key = state == null ? Token.random().text() : HexFormat.of().formatHex(state.key());
  }

  /** Where memories are kept. */
  record Place(FileAccess files, StateFolder folder) {}

  /** Nothing is remembered. */
  static Memory none(Watcher watcher) {
    return new Memory(null, watcher);
  }

  /** What is known of this pair. Trouble with the file is told, and then nothing is known. */
  static Memory of(
      Place place,
      StateUse use,
      PairIdentity identity,
      Geometry geometry,
      String suite,
      StorageFacts source,
      StorageFacts target,
      PeerFacts left,
      Mark trackerMark,
      Watcher watcher)
      throws IOException {
    if (!use.wanted() || !PairState.canHold(geometry)) {
      return none(watcher);
    }
    Present present =
        new Present(
            identity,
            geometry,
            suite,
            trackerMark,
            source.mark().text(),
            target.mark().text(),
            left.leftSession(),
            left.leftMark());
    try {
      StatePlace where =
          use.file().isPresent()
              ? StatePlace.named(use.file().get())
              : place.folder().placeOf(identity);
      PairState state = PairState.open(place.files(), where, present, use.tracker());
      state.reasons().forEach(watcher::detail);
      state.damage().ifPresent(damage -> watcher.note("state file: " + damage));
      return new Memory(state, watcher);
    } catch (StateBusyException e) {
      throw e;
    } catch (IOException e) {
      if (use.file().isPresent()) {
        throw e;
      }
      watcher.note("nothing is remembered for the next time: " + e.getMessage());
      return none(watcher);
    }
  }

  /** The digests' key, 32 hexadecimal digits. */
  String key() {
    return key;
  }

  /** The session's name, 32 hexadecimal digits. */
  String session() {
    return session;
  }

  /** What is known, and hears what is found out. */
  Ledger ledger() {
    return state == null ? Ledger.none() : state;
  }

  /** Whether both ends are known to be equal in full, so that there is nothing to do. */
  boolean isAllEqual(Geometry geometry) {
    if (state == null) {
      return false;
    }
    for (long region = 0; region < geometry.regions(); region++) {
      Digest digest = state.ofTarget(region);
      if (digest == null || !digest.equals(state.ofSource(region))) {
        return false;
      }
    }
    return true;
  }

  void begin() {
    if (state != null) {
      state.begin(session);
    }
  }

  /** What was written there reads back otherwise: what the target holds is not known any more. */
  void distrust(DigestTable written) {
    if (state != null) {
      for (long region = written.next(0); region >= 0; region = written.next(region + 1)) {
        state.sending(region);
      }
    }
  }

  void end(String targetMark) {
    if (state != null) {
      state.end(targetMark);
      state.trouble().ifPresent(watcher::note);
    }
  }

  @Override
  public void close() throws IOException {
    if (state != null) {
      state.close();
    }
  }
}
