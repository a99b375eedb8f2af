package fieldkit.dupes.act;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.NewFile;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Moves the victim to its file system's trash can. */
final class Trashing implements Action {
  private static final int ONLY_THE_OWNER = 0600;
  private static final int LONGEST_NAME = 255 - ".trashinfo".length() - ".4294967295".length();

  private final TrashCans cans;
  private final Set<RawPath> promised = new HashSet<>();

  Trashing(TrashCans cans) {
    this.cans = cans;
  }

  /** A name that is free in the can, and was promised to nobody else. */
  @Override
  public RawPath target(ProvenPair pair) throws IOException {
    TrashCan can = cans.canFor(pair.victimName().path().parent());
    byte[] name = pair.victimName().bytes();
    byte[] start = name.length > LONGEST_NAME ? Arrays.copyOf(name, LONGEST_NAME) : name;
    RawPath folder = can.path().resolve(RawPath.ofText("files"));
    for (int number = 1; ; number++) {
      byte[] candidate = number == 1 ? start : joined(start, "." + number);
      RawPath path = folder.resolve(candidate);
      if (!isTaken(can.files(), candidate)
          && !isTaken(can.info(), noteName(candidate))
          && promised.add(path)) {
        return path;
      }
    }
  }

  private static byte[] joined(byte[] name, String more) {
    byte[] end = RawText.encode(more);
    byte[] both = Arrays.copyOf(name, name.length + end.length);
    System.arraycopy(end, 0, both, name.length, end.length);
    return both;
  }

  private static byte[] noteName(byte[] name) {
    return joined(name, ".trashinfo");
  }

  private static boolean isTaken(FolderHandle folder, byte[] name) throws IOException {
    try {
      FileStatus _ = folder.status(name, false);
      return true;
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        return false;
      }
      throw fault;
    }
  }

  @Override
  public long perform(Intent intent) throws IOException {
    ProvenPair pair = intent.pair();
    RawPath target = intent.target();
    if (target == null) {
      throw new IllegalStateException("a target was promised");
    }
    TrashCan can = cans.canFor(pair.victimName().path().parent());
    byte[] note = noteName(target.name());
    NewFile file = can.info().create(note, ONLY_THE_OWNER);
    try {
      write(file, can.note(pair.victimName().path(), LocalDateTime.now(ZoneId.systemDefault())));
      new Relocation(pair.victimName().folder(), pair.victimName().bytes())
          .to(can.files(), target.name(), pair.victim().status(), pair::checkOnceMore);
    } catch (IOException e) {
      removeNote(can, note, e);
      throw e;
    } finally {
      pair.victim().changedByUs();
    }
    return 0;
  }

  private static void write(NewFile file, byte[] text) throws IOException {
    try (file) {
      file.write(text);
    }
  }

  private static void removeNote(TrashCan can, byte[] note, IOException why) {
    try {
      can.info().remove(note);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }
}
