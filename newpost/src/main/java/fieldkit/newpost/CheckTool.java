package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.newpost.check.BuiltCheck;
import fieldkit.newpost.check.Finding;
import fieldkit.newpost.check.SourceCheck;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code newpost check}: what the engine would do without a word. */
final class CheckTool implements Tool {

  @Override
  public String name() {
    return "newpost";
  }

  @Override
  public CommandSpec spec() {
    return SiteSyntax.addTo(
            new SyntaxBuilder("newpost check")
                .about(
                    "newpost check [OPTIONS]",
                    "Names what the engine would do without a word: posts it skips or misdates,",
                    "slugs that are taken, categories that are probably typing errors.")
                .text("DIR", "Also the pages of the site built into DIR: their titles.", "--built"))
        .footer("", "Status: 0 nothing found, 1 something found.")
        .spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    Words words = new Words(parsed, context);
    Site site = words.site();
    List<Finding> findings =
        new ArrayList<>(
            new SourceCheck(site, words.files(), ZonedDateTime.now(site.zone())).findings());
    Optional<String> built = words.text("--built");
    if (built.isPresent()) {
      Path folder = NativePath.of(built.get(), words.here()).normalize();
      if (!Files.isDirectory(folder)) {
        throw words.usage("--built: %s: not a folder".formatted(built.get()));
      }
      findings.addAll(new BuiltCheck(folder, words.files()).findings());
    }
    print(words, findings);
    return findings.isEmpty() ? ExitStatus.DONE : ExitStatus.INCOMPLETE;
  }

  private static void print(Words words, List<Finding> findings) throws IOException {
    Result result = new Result(words.context());
    if (words.context().settings().json()) {
      result.json(findings.stream().map(finding -> json(words, finding)).toList());
      return;
    }
    result.lines(
        findings.stream()
            .map(finding ->
                EscapedText.of(words.shown(finding.file())) + ": " + EscapedText.of(finding.what()))
            .toList());
  }

  private static Object json(Words words, Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", words.shown(finding.file()));
    json.put("rule", finding.rule());
    json.put("what", finding.what());
    return json;
  }
}
