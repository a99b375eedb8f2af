package fieldkit.dupes.undo;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.Name;
import fieldkit.dupes.act.OpenFolders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which names belonged to one file, so that they do so again. */
final class Siblings {
  private final Map<Inode, List<RawPath>> names = new HashMap<>();

  private record Inode(long device, long number) {
    static Inode of(StepRecord step) {
      return new Inode(step.file().device(), step.file().inode());
    }
  }

  Siblings(List<JournalRecord> records) {
    for (JournalRecord record : records) {
      if (record instanceof StepRecord step) {
        names.computeIfAbsent(Inode.of(step), _ -> new ArrayList<>()).add(step.path());
      }
    }
  }

  /** Another name of the same file that has it, still or again; null if there is none. */
  @Nullable Name present(StepRecord step, OpenFolders folders) throws IOException {
    for (RawPath path : names.getOrDefault(Inode.of(step), List.of())) {
      if (!path.equals(step.path())) {
        Name name = nameOf(path, folders);
        if (name != null && has(name, step)) {
          return name;
        }
      }
    }
    return null;
  }

  private static @Nullable Name nameOf(RawPath path, OpenFolders folders) {
    try {
      return Name.of(path, folders);
    } catch (IOException gone) {
      return null;
    }
  }

  private static boolean has(Name name, StepRecord step) throws IOException {
    try {
      FileStatus status = name.status();
      return !step.isKept(status)
          && status.size() == step.file().size()
          && status.modified() == step.file().modified()
          && status.permissions() == step.file().permissions()
          && status.userId() == step.file().userId();
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        return false;
      }
      throw fault;
    }
  }
}
