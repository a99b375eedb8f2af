package fieldkit.dupes.dialog;

import fieldkit.common.cli.EscapedText;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.plan.ActionKind;
import fieldkit.dupes.plan.GroupPlan;
import fieldkit.dupes.plan.Kept;
import fieldkit.dupes.plan.KnownFile;
import fieldkit.dupes.plan.KnownGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a person needs to see of a group to decide. */
public final class GroupPreview {
  private static final int EXCERPT = 60;

  private final FileAccess files;
  private final ActionKind action;
  private final DateTimeFormatter time;

  /**
   * @param zone in which times are shown
   */
  public GroupPreview(FileAccess files, ActionKind action, ZoneId zone) {
    this.files = files;
    this.action = action;
    this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(zone);
  }

  String of(KnownGroup group, GroupPlan suggested) {
    StringBuilder text = new StringBuilder();
    StringBuilder _ =
        text.append("%d files of %d bytes\n".formatted(group.files().size(), group.size()));
    for (int i = 0; i < group.files().size(); i++) {
      StringBuilder _ = text.append(line(i + 1, group.files().get(i), suggested));
    }
    StringBuilder _ = text.append(excerpt(group.files().getFirst().path()));
    return text.toString();
  }

  private String line(int number, KnownFile file, GroupPlan suggested) {
    Optional<Kept> kept =
        suggested.kept().stream().filter(one -> one.file().equals(file)).findFirst();
    Instant modified = Instant.ofEpochSecond(0, file.identity().modified());
    return "%3d  %-9s %s  %s%s\n"
        .formatted(
            number,
            kept.isPresent() ? "keep" : action.word(),
            time.format(modified),
            EscapedText.of(file.path().text()),
            kept.map(one -> "  (" + one.reason() + ")").orElse(""));
  }

  /** The first words of a text; nothing of a file that is none, or that can't be read. */
  private String excerpt(RawPath path) {
    try (OpenFile file = files.open(path, false)) {
      ByteBuffer bytes = ByteBuffer.allocateDirect(4 * EXCERPT);
      int _ = file.read(bytes, 0);
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      String line = text.lines().findFirst().orElse("");
      boolean readable = line.chars().noneMatch(Character::isISOControl);
      return line.isBlank() || !readable
          ? ""
          : "     \"%s\"\n".formatted(line.substring(0, Math.min(EXCERPT, line.length())));
    } catch (CharacterCodingException noText) {
      return "";
    } catch (IOException unreadable) {
      return ""; // that shows when it is acted on
    }
  }
}
