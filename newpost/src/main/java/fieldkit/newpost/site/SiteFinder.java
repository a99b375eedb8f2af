package fieldkit.newpost.site;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.engine.Engine;
import fieldkit.newpost.engine.Engines;
import fieldkit.newpost.engine.SiteFolder;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the site a folder belongs to, by the engines' own files, upwards. */
public final class SiteFinder {
  private final Config config;
  private final Optional<String> engine;
  private final Optional<String> kind;

  /**
   * @param config the settings that hold in the folder
   * @param engine the engine the user names
   * @param kind the sort of post the user names
   */
  public SiteFinder(Config config, Optional<String> engine, Optional<String> kind) {
    this.config = config;
    this.engine = engine;
    this.kind = kind;
  }

  /** The site around a folder. */
  public Site find(Path folder) throws CommandFault {
    Optional<String> named = engine.or(config::engine);
    if (named.isPresent()) {
      return named(named.get(), folder);
    }
    for (Path at = folder; at != null; at = at.getParent()) {
      SiteFolder candidate = new SiteFolder(at);
      Optional<Engine> found = Engines.owning(candidate);
      if (found.isPresent()) {
        return site(candidate, found.get());
      }
    }
    throw new CommandFault(
        ExitStatus.USAGE,
        folder + ": no site here, nor in the folders above",
        "'newpost init --engine jekyll' makes one; engines: " + Engines.names(),
        null);
  }

  private Site named(String name, Path folder) throws CommandFault {
    Engine chosen =
        Engines.named(name)
            .orElseThrow(() ->
                new CommandFault(
                    ExitStatus.USAGE,
                    "--engine: '%s' is not one of %s".formatted(name, Engines.names())));
    for (Path at = folder; at != null; at = at.getParent()) {
      SiteFolder candidate = new SiteFolder(at);
      if (chosen.owns(candidate)) {
        return site(candidate, chosen);
      }
    }
    return site(new SiteFolder(config.folder().orElse(folder)), chosen);
  }

  private Site site(SiteFolder folder, Engine found) {
    return new Site(folder.root(), found, found.rules(folder, kind), config);
  }
}
