package fieldkit.newpost.start;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.disk.PostFiles;
import fieldkit.newpost.engine.Engine;
import fieldkit.newpost.engine.Rules;
import fieldkit.newpost.engine.SiteFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets up a small blog that an engine can build. Overwrites nothing. */
public final class Starter {
  private static final String LIST = "files.txt";

  private final Engine engine;
  private final PostFiles files;

  /** A starter of blogs of this engine. */
  public Starter(Engine engine, PostFiles files) {
    this.engine = engine;
    this.files = files;
  }

  /**
   * The files of the blog and their texts.
   *
   * @param name the blog's name
   * @param zone its time zone
   */
  public Map<Path, String> files(Path folder, String name, String zone) throws CommandFault {
    Map<Path, String> texts = new LinkedHashMap<>();
    String list =
        resource(LIST)
            .orElseThrow(() ->
                new CommandFault(
                    ExitStatus.REFUSED,
                    engine.name() + ": its blogs begin as a copy of its own repository",
                    "jekyll is what it is made of: newpost init --engine jekyll",
                    null));
    for (String file : list.lines().toList()) {
      String text = resource(file).orElseThrow();
      texts.put(folder.resolve(file), text.replace("@NAME@", quoted(name)).replace("@ZONE@", zone));
    }
    Rules rules = engine.rules(new SiteFolder(folder), Optional.empty());
    boolean npm = texts.containsKey(folder.resolve("package.json"));
    texts.put(folder.resolve("Makefile"), makefile(rules, npm ? "npx " : ""));
    texts.put(folder.resolve(".gitignore"), rules.output() + "/\nnode_modules/\n");
    return texts;
  }

  /** Inside double quotes: YAML, TOML, JSON, JavaScript and Python escape these two alike. */
  private static String quoted(String name) {
    return name.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /**
   * The Makefile.
   *
   * @param runner what finds the engine where it is not in PATH but among the site's own packages
   */
  private static String makefile(Rules rules, String runner) {
    return """
    all: build

    build:
    	%s

    .PHONY: all build
    """
        .formatted(runner + String.join(" ", rules.build()));
  }

  /** Writes the files, all of which must be new. */
  public void write(Map<Path, String> texts) throws CommandFault {
    for (Path file : texts.keySet()) {
      if (Files.exists(file)) {
        throw exists(file);
      }
    }
    for (Map.Entry<Path, String> file : texts.entrySet()) {
      if (!files.create(file.getKey(), file.getValue())) {
        throw exists(file.getKey());
      }
    }
  }

  private static CommandFault exists(Path file) {
    return new CommandFault(
        ExitStatus.REFUSED,
        NativePath.text(file) + ": exists already; nothing was changed",
        "a new blog wants a folder of its own: newpost init --engine NAME FOLDER",
        null);
  }

  private Optional<String> resource(String name) {
    String place = engine.name() + "/" + name;
    try (@Nullable InputStream in = Starter.class.getResourceAsStream(place)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(place, e);
    }
  }
}
