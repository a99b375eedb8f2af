package fieldkit.blocksync.state;

import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what becomes known, so that the file is never ahead of the truth. Before {@link
 * #begin}, and once the file could not be written, it does nothing. One thread.
 */
final class Recorder {
  private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int BESIDES_DIGESTS = 1 << 20;

  /** Regions sent this close after each other count as a row. */
  private static final int GAP = 64;

  private static final int FARTHEST_AHEAD = 1024;

  private final StateFile file;
  private final Subject subject;
  private final RegionDigests digests;
  private final StateReader.@Nullable Content before;
  private final SaidInFile said = new SaidInFile();

  private LastSession session = LastSession.NONE;
  private @Nullable Journal journal;
  private @Nullable String trouble;
  private long flushedAt;
  private int forgottenTo;
  private int ahead = 1;

  /**
   * What is written about.
   *
   * @param facts the pair
   * @param key of the digests
   * @param digests what is true, which changes before it is told here
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares it
  record Subject(PairFacts facts, byte[] key, RegionDigests digests) {}

  /**
   * @param before what the file says, all of {@code digests} yet, if it is to grow on; null if it
   *     is to be made anew
   */
  Recorder(StateFile file, Subject subject, StateReader.@Nullable Content before) {
    this.file = file;
    this.subject = subject;
    this.digests = subject.digests();
    this.before = before;
    if (before != null) {
      said.agreeWith(digests);
    }
  }

  RegionDigests digests() {
    return digests;
  }

  byte[] key() {
    return subject.key().clone();
  }

  /** Why nothing is remembered any more, if so. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  LastSession session() {
    return session;
  }

  /** A session begins. The file says so when this returns. */
  void begin(LastSession first) {
    session = first;
    try {
      if (before == null) {
        journal = file.replace(this::snapshot);
        said.agreeWith(digests);
      } else {
        journal = file.reopen(before);
        session(first);
      }
    } catch (IOException e) {
      trouble = FileFault.reasonOf(e); // what is there deceives nobody: its marks are old
    }
  }

  /** The session has other marks from now on, and what is known may have changed by that. */
  void session(LastSession next) {
    session = next;
    if (journal != null) {
      journal.records().session(next);
      said.correct(digests, journal.records());
      flush();
    }
  }

  /**
   * Both ends hold what the digest tells.
   *
   * @param again whether the digest is the one that was there
   */
  void both(int region, boolean again) {
    if (journal != null && !(again && said.saysBoth(region))) {
      journal.records().digest(Side.BOTH, region, digests.high(region), digests.low(region));
      said.both(region);
      flushInTime();
    }
  }

  /**
   * The target is about to change. The file says so when this returns.
   *
   * <p>Where one region after the other is sent, the file is told of some more at once; those that
   * stay are taken back later.
   */
  void sending(int region) {
    if (journal == null || !said.saysTarget(region)) {
      return;
    }
    boolean row = region >= forgottenTo && region - forgottenTo <= GAP;
    ahead = row ? Math.min(2 * ahead, FARTHEST_AHEAD) : 1;
    forgottenTo = Math.min(region + ahead, digests.count());
    journal.records().know(Side.TARGET, region, forgottenTo, false);
    said.forgetTarget(region, forgottenTo);
    flush();
  }

  /** The session ended well. Everything is on the disk when this returns. */
  void end(String targetMark) {
    session = session.endedWith(targetMark);
    if (journal != null) {
      said.correct(digests, journal.records());
      journal.records().ended(targetMark);
      flush();
    }
    long smallest = BESIDES_DIGESTS + 16L * digests.countAny();
    if (journal != null && journal.length() > 2 * smallest) {
      compact();
    }
    try {
      if (journal != null) {
        journal.force();
      }
    } catch (IOException e) {
      giveUp(e);
    }
  }

  /** Writes what is left and lets the file go. */
  void close() throws IOException {
    if (journal != null && !session.ended()) {
      said.correct(digests, journal.records());
      flush();
    }
    if (journal != null) {
      journal.close();
      journal = null;
    }
  }

  private void flushInTime() {
    if (journal != null && (journal.isFull() || System.nanoTime() - flushedAt > FLUSH_NANOS)) {
      flush();
    }
  }

  private void flush() {
    try {
      if (journal != null && journal.isTooMuch()) {
        compact();
      } else if (journal != null) {
        journal.flush();
        flushedAt = System.nanoTime();
        if (journal.length() > 2 * (BESIDES_DIGESTS + 16L * digests.count())) {
          compact();
        }
      }
    } catch (IOException e) {
      giveUp(e);
    }
  }

  /** Makes the file anew, as small as it can be. */
  private void compact() {
    try {
      Journal grown = journal;
      journal = file.replace(this::snapshot);
      said.agreeWith(digests);
      if (grown != null) {
        grown.close();
      }
    } catch (IOException e) {
      giveUp(e);
    }
  }

  private void snapshot(BatchWriter batches) throws IOException {
    Records records = batches.records();
    records.pair(subject.facts(), subject.key());
    records.session(session);
    for (int i = 0; i < digests.count(); i++) {
      boolean source = digests.knows(Side.SOURCE, i);
      boolean target = digests.knows(Side.TARGET, i);
      if (source || target) {
        Side side = source && target ? Side.BOTH : source ? Side.SOURCE : Side.TARGET;
        records.digest(side, i, digests.high(i), digests.low(i));
        batches.flushIfFull();
      }
    }
  }

  /**
   * The file cannot be written. It must not be believed then, since it does not say what is about
   * to change.
   */
  private void giveUp(IOException failure) {
    trouble = FileFault.reasonOf(failure);
    Journal old = journal;
    journal = null;
    try {
      file.remove();
    } catch (IOException e) {
      empty(old, e);
    } finally {
      release(old);
    }
  }

  private static void empty(@Nullable Journal old, IOException failure) {
    try {
      if (old == null) {
        throw failure;
      }
      old.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the state file can neither be written nor removed", e);
    }
  }

  private static void release(@Nullable Journal old) {
    try {
      if (old != null) {
        old.close();
      }
    } catch (IOException e) {
      return; // the file is gone, or says nothing
    }
  }
}
