package fieldkit.blocksync.session;

import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.state.LeftBehind;
import java.io.IOException;
import java.util.Optional;

/** Notes about devices whose session was cut, on this machine. */
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

  Optional<Note> find(StorageFacts device) throws IOException {
    return notes
        .find(Identity.of(device))
        .map(note -> new Note(note.session(), note.mark()))
        .filter(note -> note.mark().equals(device.mark().text()));
  }

  void leave(StorageFacts device, String session, String mark) throws IOException {
    if (!mark.isEmpty()) {
      notes.leave(new LeftBehind.Note(session, mark, Identity.of(device)));
    }
  }

  void remove(StorageFacts device) throws IOException {
    notes.remove(Identity.of(device));
  }
}
