package fieldkit.dupes.undo;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.Name;
import fieldkit.dupes.act.OpenFolders;
import fieldkit.dupes.plan.ActionKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The note a trash can keeps for a file; it goes when the file leaves the can. */
record TrashNote(@Nullable Name name) {

  static TrashNote of(StepRecord step, OpenFolders folders) throws IOException {
    RawPath target = step.target();
    if (step.kind() != ActionKind.TRASH || target == null) {
      return new TrashNote(null);
    }
    RawPath note = RawPath.ofText(RawPath.of(target.name()).text() + ".trashinfo");
    RawPath can = target.parent().parent();
    return new TrashNote(Name.of(can.resolve(RawPath.ofText("info")).resolve(note), folders));
  }

  void remove() throws IOException {
    if (name == null) {
      return;
    }
    try {
      name.folder().remove(name.bytes());
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NOT_FOUND) {
        throw fault;
      }
    }
  }
}
