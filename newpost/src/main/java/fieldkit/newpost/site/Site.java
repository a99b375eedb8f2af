package fieldkit.newpost.site;

import fieldkit.newpost.engine.Engine;
import fieldkit.newpost.engine.Rules;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * A site.
 *
 * @param root its folder, absolute
 * @param engine what builds it
 * @param rules what the engine wants, with the user's settings over it
 * @param config the user's settings
 */
public record Site(Path root, Engine engine, Rules rules, Config config) {

  /** The time zone of its dates: the user's setting, the engine's, or this machine's. */
  public ZoneId zone() {
    return config.zone().or(rules::zone).orElseGet(ZoneId::systemDefault);
  }

  /** The names of its posts, or of its drafts. */
  public NamePattern names(boolean draft) {
    if (draft && config.draftName().isPresent()) {
      return config.draftName().get();
    }
    boolean apart = draft && !rules.drafts().equals(rules.posts());
    String usual = apart ? rules.drafts().pattern() : rules.posts().pattern();
    return apart ? NamePattern.of(usual) : config.name().orElseGet(() -> NamePattern.of(usual));
  }

  /** The folder of its posts, or of its drafts. */
  public Path folder(boolean draft) {
    Path posts = config.posts().map(root::resolve).orElse(rules.posts().folder());
    boolean apart = draft && !rules.drafts().equals(rules.posts());
    return apart ? rules.drafts().folder() : posts;
  }

  /** A path as a person in the site's folder would write it. */
  public String shown(Path file) {
    return file.startsWith(root) ? root.relativize(file).toString() : file.toString();
  }
}
