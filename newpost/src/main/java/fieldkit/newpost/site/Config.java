package fieldkit.newpost.site;

import fieldkit.newpost.matter.Value;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code .newpostrc} says.
 *
 * @param folder the folder it was found in, if it belongs to a site and not to the user
 * @param engine the engine's name
 * @param name the pattern of posts' file names
 * @param draftName the same for drafts
 * @param posts the folder of posts, relative to the site's root
 * @param editor the editor's command
 * @param zone the time zone of new dates
 * @param draft whether new posts are drafts
 * @param strict whether a category must be known
 * @param categories those of a post for which none are given
 * @param tags the same
 * @param fields what every new post has besides
 */
public record Config(
    Optional<Path> folder,
    Optional<String> engine,
    Optional<NamePattern> name,
    Optional<NamePattern> draftName,
    Optional<String> posts,
    Optional<String> editor,
    Optional<ZoneId> zone,
    boolean draft,
    boolean strict,
    List<String> categories,
    List<String> tags,
    Map<String, Value> fields) {

  /** What holds where there is no such file. */
  public static Config none() {
    return new Config(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        List.of(),
        List.of(),
        Map.of());
  }
}
