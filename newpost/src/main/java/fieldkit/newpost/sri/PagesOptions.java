package fieldkit.newpost.sri;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.io.RawPath;
import fieldkit.newpost.sri.judge.Action;
import fieldkit.newpost.sri.site.BaseUrl;
import fieldkit.newpost.sri.site.Url;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Reads the options into a request, and refuses what makes no sense. */
final class PagesOptions {
  private final Action action;
  private final ParseResult parsed;

  PagesOptions(Action action, ParseResult parsed) {
    this.action = action;
    this.parsed = parsed;
  }

  PagesRequest request() throws CommandFault {
    List<RawPath> paths =
        Arrays.stream(parsed.matchedPositionalValue(0, new String[0]))
            .map(RawPath::ofText)
            .toList();
    if (paths.isEmpty()) {
      throw usage("no PATH given");
    }
    if (has("--fetch") && !has("--lock")) {
      throw usage("--fetch needs --lock FILE, which keeps what was fetched");
    }
    boolean changes = action != Action.CHECK;
    return new PagesRequest(
        action,
        paths,
        path("--root"),
        address(),
        changes ? parsed.matchedOptionValue("--hash", null) : null,
        path("--lock"),
        has("--fetch"),
        has("--importmap"),
        changes && has("--dry-run"),
        changes && has("--print0") ? '\0' : '\n');
  }

  private BaseUrl address() throws CommandFault {
    String text = parsed.matchedOptionValue("--site", "");
    BaseUrl unknown = new BaseUrl("", List.of());
    if (text.isEmpty()) {
      return unknown;
    }
    Url url = Url.parse(text.endsWith("/") ? text : text + "/", unknown);
    if (url == null || url.origin().isEmpty()) {
      throw usage("--site: '%s' is not like https://example.org/".formatted(text));
    }
    return url.folder();
  }

  private @Nullable RawPath path(String option) {
    return has(option) ? RawPath.ofText(parsed.matchedOptionValue(option, "")) : null;
  }

  private boolean has(String option) {
    return parsed.hasMatchedOption(option);
  }

  private CommandFault usage(String what) {
    String help = "try '%s %s --help'".formatted(SriSyntax.NAME, action.word());
    return new CommandFault(ExitStatus.USAGE, what, help, null);
  }
}
