package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.engine.Engine;
import fieldkit.newpost.engine.Engines;
import fieldkit.newpost.start.Starter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code newpost init}: a small blog that works. */
final class InitTool implements Tool {

  @Override
  public String name() {
    return "newpost";
  }

  @Override
  public CommandSpec spec() {
    return new SyntaxBuilder("newpost init")
        .about(
            "newpost init --engine NAME [OPTIONS] [FOLDER]",
            "Sets up a small blog whose pages all have titles of their own, and a Makefile.",
            "Overwrites nothing; prints the files it made.")
        .suggested(Engines::each, "NAME", "The engine: " + Engines.names() + ".", "--engine")
        .text("NAME", "The blog's name (default: the folder's).", "--name")
        .dryRun()
        .operands("FOLDER", "Where (default: here).")
        .spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    Words words = new Words(parsed, context);
    String named = words.text("--engine").orElse("");
    Engine engine =
        Engines.named(named)
            .orElseThrow(() -> words.usage("--engine must be one of " + Engines.names()));
    Path folder = folder(words);
    String name = words.text("--name").orElse(String.valueOf(folder.getFileName()));
    TitleRules.check(name);
    Starter starter = new Starter(engine, words.files());
    Map<Path, String> texts = starter.files(folder, name, zone(context));
    if (!words.has("--dry-run")) {
      starter.write(texts);
    }
    List<String> paths = texts.keySet().stream().map(words::shown).toList();
    if (context.settings().json()) {
      new Result(context).json(paths);
    } else {
      new Result(context).lines(paths);
    }
    return ExitStatus.DONE;
  }

  private static String zone(ToolContext context) {
    String given = context.environment().getOrDefault("TZ", "");
    return given.matches("[A-Za-z_]+/[A-Za-z_/]+|UTC") ? given : known(ZoneId.systemDefault());
  }

  /** Engines know zones by place only. */
  private static String known(ZoneId zone) {
    return zone.getId().contains("/") && !zone.getId().startsWith("Etc/") ? zone.getId() : "UTC";
  }

  private static Path folder(Words words) throws CommandFault {
    List<String> given = words.positional();
    if (given.size() > 1) {
      throw words.usage("one FOLDER only");
    }
    return given.isEmpty()
        ? words.here()
        : NativePath.of(given.getFirst(), words.here()).normalize();
  }
}
