package fieldkit.newpost.site;

import fieldkit.common.cli.CommandFault;
import fieldkit.newpost.disk.PostFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Looks for the user's settings: upwards from a folder, then where XDG has them. */
public final class ConfigFinder {
  private static final String NAME = ".newpostrc";

  private final PostFiles files;
  private final Map<String, String> environment;

  /** A finder in this environment. */
  public ConfigFinder(PostFiles files, Map<String, String> environment) {
    this.files = files;
    this.environment = environment;
  }

  /** The settings that hold in a folder. */
  public Config find(Path folder) throws CommandFault {
    for (Path at = folder; at != null; at = at.getParent()) {
      Path file = at.resolve(NAME);
      if (Files.isRegularFile(file)) {
        return new ConfigReader(file, Optional.of(at)).read(files.read(file));
      }
    }
    Optional<Path> users = users().filter(Files::isRegularFile);
    return users.isPresent()
        ? new ConfigReader(users.get(), Optional.empty()).read(files.read(users.get()))
        : Config.none();
  }

  private Optional<Path> users() {
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (xdg.startsWith("/")) { // a relative one is to be ignored, XDG base directories
      return Optional.of(Path.of(xdg, "newpost", "config.toml"));
    }
    return home.isEmpty()
        ? Optional.empty()
        : Optional.of(Path.of(home, ".config", "newpost", "config.toml"));
  }
}
