package fieldkit.blocksync.state;

import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a pair's state: locks, reads, judges. */
final class StateOpening {
  private static final byte[] LOCK_SUFFIX = RawText.encode(".lock");

  private final FileAccess files;
  private final StatePlace place;
  private final Present present;
  private final Optional<ChangeTracker> tracker;
  private final String boot;
  private final SecureRandom random = new SecureRandom();

  StateOpening(
      FileAccess files, StatePlace place, Present present, Optional<ChangeTracker> tracker) {
    this(files, place, present, tracker, BootId.now());
  }

  StateOpening(
      FileAccess files,
      StatePlace place,
      Present present,
      Optional<ChangeTracker> tracker,
      String boot) {
    this.files = files;
    this.place = place;
    this.present = present;
    this.tracker = tracker;
    this.boot = boot;
  }

  PairState open() throws IOException {
    Geometry geometry = present.geometry();
    if (!PairState.canHold(geometry)) {
      throw new IllegalArgumentException(geometry + " has too many regions");
    }
    Closeable lock = files.lock(lockPath()).orElseThrow(StateBusyException::new);
    try {
      return read(lock);
    } catch (IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /** The lock is a file beside: the file itself is replaced now and then. */
  private RawPath lockPath() throws IOException {
    RawPath real = files.realPath(place.path().parent()).resolve(place.path().name());
    byte[] name = real.name();
    byte[] lockName = new byte[name.length + LOCK_SUFFIX.length];
    System.arraycopy(name, 0, lockName, 0, name.length);
    System.arraycopy(LOCK_SUFFIX, 0, lockName, name.length, LOCK_SUFFIX.length);
    return real.parent().resolve(lockName);
  }

  private PairState read(Closeable lock) throws IOException {
    Optional<String> damage = Optional.empty();
    StateReader.Content content = null;
    try {
      content = StateReader.read(files, place.path(), present.facts());
    } catch (DamagedException e) {
      if (!e.isOurs() && !place.own()) {
        throw new FileFault(FileFault.Reason.OTHER, FileFault.reasonOf(e));
      }
      damage = Optional.of(FileFault.reasonOf(e));
    }
    Trust trust = new Trust(present, boot, tracker);
    LastSession start =
        new LastSession(
            "",
            boot,
            present.sourceMark(),
            present.trackerMark().text(),
            present.targetMark(),
            false);
    Trusted trusted =
        content == null
            ? Trusted.nothing("the state file is of no use: both are read in full")
            : trust.judge(content.remembered().found(), content.remembered().session());
    Recorder recorder = recorder(trusted.anything() ? content : null);
    RegionDigests digests = recorder.digests();
    digests.forgetSource(trusted.sourceChanges(), present.geometry());
    if (!trusted.target()) {
      digests.know(Side.TARGET, 0, digests.count(), false);
    }
    return new PairState(
        lock, new Opened(present, trust, trusted.reasons(), damage, digests, start), recorder);
  }

  /** Who writes down what becomes known, in the file that is there or in a new one. */
  private Recorder recorder(StateReader.@Nullable Content content) {
    RegionDigests digests;
    byte[] key;
    if (content == null) {
      digests = new RegionDigests((int) present.geometry().regions());
      key = newKey();
    } else {
      digests = content.remembered().digests();
      key = content.remembered().key();
    }
    StateFile file = new StateFile(files, place.path(), random);
    return new Recorder(file, new Recorder.Subject(present.facts(), key, digests), content);
  }

  private byte[] newKey() {
    byte[] key = new byte[StateFormat.KEY_BYTES];
    random.nextBytes(key);
    return key;
  }
}
