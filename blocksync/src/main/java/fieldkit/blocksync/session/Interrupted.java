package fieldkit.blocksync.session;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.state.LeftBehind;
import java.io.IOException;
import java.util.Optional;

/**
 * Notes about devices whose session was cut, on this machine. A note only spares reading: where it
 * cannot be read or written there is none, and a stale one tells of another mark than the device
 * has. So none of it is a reason to fail a sync, or to hide why one failed.
 */
public final class Interrupted {
  private final LeftBehind notes;

  /** Notes in their folder. */
  public Interrupted(LeftBehind notes) {
    this.notes = notes;
  }

  /**
   * What was left behind.
   *
   * @param session which session was cut
   * @param mark the device's mark after that
   */
  public record Note(String session, String mark) {}

  Optional<Note> find(StorageFacts device) {
    try {
      return notes
          .find(Identity.of(device))
          .map(note -> new Note(note.session(), note.mark()))
          .filter(note -> note.mark().equals(device.mark().text()));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Leaves one for a storage whose session was cut. */
  void leave(Storage storage, StorageFacts device, String session) {
    try {
      String mark = storage.facts().mark().text();
      if (!mark.isEmpty()) {
        notes.leave(new LeftBehind.Note(session, mark, Identity.of(device)));
      }
    } catch (IOException none) {
      // the next session reads more
    }
  }

  void remove(StorageFacts device) {
    try {
      notes.remove(Identity.of(device));
    } catch (IOException stays) {
      // with a mark that the device has no longer
    }
  }
}
