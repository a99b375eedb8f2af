package fieldkit.dupes.undo;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.Name;
import fieldkit.dupes.act.OpenFolders;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which names belonged to one file, so that they do so again. */
final class Siblings {
  private final Map<Inode, Set<RawPath>> names = new HashMap<>();

  private record Inode(long device, long number) {
    static Inode of(StepRecord step) {
      return new Inode(step.file().device(), step.file().inode());
    }
  }

  Siblings(List<JournalRecord> records) {
    for (JournalRecord record : records) {
      if (record instanceof StepRecord step) {
        Set<RawPath> paths = names.computeIfAbsent(Inode.of(step), _ -> new LinkedHashSet<>());
        paths.add(step.path());
        paths.addAll(step.names());
      }
    }
  }

  /** Another name of the same file that has it, still or again; null if there is none. */
  @Nullable Name present(StepRecord step, OpenFolders folders) throws IOException {
    for (RawPath path : names.getOrDefault(Inode.of(step), Set.of())) {
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
      return step.isLikeVictim(name.status());
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        return false;
      }
      throw fault;
    }
  }
}
