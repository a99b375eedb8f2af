package fieldkit.newpost.engine;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** All engines there are. */
public final class Engines {
  private Engines() {}

  /** In the order in which they are looked for: those with files of their own names first. */
  public static List<Engine> all() {
    return List.of(
        new Blogofile(),
        new Pelican(),
        new Nikola(),
        new Octopress(),
        new Hexo(),
        new Jekyll(),
        new Zola(),
        new Hugo(),
        new Eleventy(),
        new Astro());
  }

  /** The engine of this name. */
  public static Optional<Engine> named(String name) {
    return all().stream().filter(engine -> engine.name().equals(name)).findFirst();
  }

  /** The engine whose site a folder is the root of. */
  public static Optional<Engine> owning(SiteFolder folder) {
    return all().stream().filter(engine -> engine.owns(folder)).findFirst();
  }

  /** All names, for a message. */
  public static String names() {
    return String.join(", ", (Iterable<String>) Engines::each);
  }

  /** All names, one after the other. */
  public static Iterator<String> each() {
    return all().stream().map(Engine::name).iterator();
  }
}
