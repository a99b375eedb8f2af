package fieldkit.dupes;

import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.act.ExistingPart;
import fieldkit.dupes.act.FolderMaker;
import fieldkit.dupes.act.Journal;
import fieldkit.dupes.plan.ActionKind;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Where journals go: a file the user names, or one of its own in the user's state folder. */
final class JournalPlace {
  private static final int ONLY_THE_OWNER = 0700;
  private static final int ATTEMPTS = 100;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private final ToolContext context;
  private final UserFolders folders;

  JournalPlace(ToolContext context) {
    this.context = context;
    this.folders = new UserFolders(context.environment());
  }

  /**
   * Begins a journal.
   *
   * @param wanted the file to write, or null
   */
  Journal begin(@Nullable RawPath wanted, ActionKind action) throws IOException {
    Instant now = Instant.now();
    if (wanted != null) {
      RawPath path = context.files().realPath(wanted.parent()).resolve(wanted.name());
      return Journal.create(context.files(), path, action, now);
    }
    RawPath folder = folder();
    for (int number = 1; ; number++) {
      String name = NAME.format(now) + (number == 1 ? "" : "-" + number) + ".jsonl";
      try {
        return Journal.create(context.files(), folder.resolve(RawPath.ofText(name)), action, now);
      } catch (FileFault fault) {
        if (fault.reason() != FileFault.Reason.EXISTS || number == ATTEMPTS) {
          throw fault;
        }
      }
    }
  }

  private RawPath folder() throws IOException {
    RawPath wanted = folders.state().resolve(RawPath.ofText("dupes"));
    ExistingPart part = ExistingPart.of(context.files(), wanted);
    FolderMaker maker = new FolderMaker(context.files(), ONLY_THE_OWNER);
    try (FolderHandle folder = maker.make(part.real(), part.whole())) {
      return folder.path();
    }
  }
}
