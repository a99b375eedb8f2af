package fieldkit.blocksync;

import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.farend.FarEndChoice;
import fieldkit.blocksync.session.PairRules;
import fieldkit.blocksync.session.StateUse;
import fieldkit.blocksync.session.SyncPlan;
import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.sync.ReadErrors;
import fieldkit.common.cli.ByteSize;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.RawPath;
import fieldkit.common.remote.SshOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What the options of a sync mean. */
final class SyncOptions {
  private static final List<String> EXPECTED =
      List.of("serial", "size", "uuid", "label", "type", "model", "wwn");

  private final ParseResult parsed;
  private final ToolContext context;
  private final String command;

  SyncOptions(ParseResult parsed, ToolContext context, String command) {
    this.parsed = parsed;
    this.context = context;
    this.command = command;
  }

  /** The request. */
  SyncRequest request(boolean compareOnly) throws CommandFault {
    String[] words = parsed.matchedPositionalValue(0, new String[0]);
    if (words.length != 2) {
      throw usage(
          words.length < 2 ? "a SOURCE and a TARGET are needed" : "one SOURCE and one TARGET only");
    }
    PlaceParser parser = new PlaceParser(context.files());
    Place source = parser.source(words[0]);
    Place target = parser.target(words[1], source);
    if (source.host().isPresent() && target.host().isPresent()) {
      throw usage("both are on other hosts: run it on one of them");
    }
    boolean dryRun = parsed.hasMatchedOption("--dry-run");
    return new SyncRequest(
        source,
        target,
        compareOnly || dryRun,
        plan(source, target),
        way(),
        parsed.matchedOptionValue("--retries", 0));
  }

  private SyncPlan plan(Place source, Place target) throws CommandFault {
    Integer block = parsed.matchedOptionValue("-b", (Integer) null);
    boolean local = source.host().isEmpty() && target.host().isEmpty();
    return new SyncPlan(
        block == null ? OptionalInt.empty() : OptionalInt.of(block),
        text("--hash"),
        !text("--compress").orElse("auto").equals("none") && !local,
        lanes(),
        parsed.matchedOptionValue("--read-limit", 0L),
        parsed.matchedOptionValue("--bwlimit", 0L),
        ReadErrors.valueOf(text("--on-read-error").orElse("abort").toUpperCase(Locale.ROOT)),
        path("--save-old"),
        targetRules(),
        parsed.hasMatchedOption("--create"),
        parsed.hasMatchedOption("--grow"),
        new PairRules(parsed.hasMatchedOption("--allow-larger"), expected()),
        verify(),
        state(source));
  }

  private TargetRules targetRules() {
    return path("--force-in-use").map(TargetRules.STRICT::forcing).orElse(TargetRules.STRICT);
  }

  private SyncPlan.Verify verify() {
    return switch (text("--verify").orElse("")) {
      case "written" -> SyncPlan.Verify.WRITTEN;
      case "full" -> SyncPlan.Verify.FULL;
      default -> SyncPlan.Verify.NOTHING;
    };
  }

  private OptionalInt lanes() {
    String streams = text("--streams").orElse("auto");
    return streams.equals("auto")
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(streams) - 1);
  }

  private Map<String, String> expected() throws CommandFault {
    Map<String, String> expected = new LinkedHashMap<>();
    for (String list : parsed.matchedOptionValue("--expect", new String[0])) {
      for (String word : list.split(",", -1)) {
        int equals = word.indexOf('=');
        String what = equals < 0 ? word : word.substring(0, equals);
        if (equals < 0 || !EXPECTED.contains(what)) {
          throw usage("--expect: '%s' is none of %s=VALUE".formatted(word, EXPECTED));
        }
        expected.put(what, expected(what, word.substring(equals + 1)));
      }
    }
    return expected;
  }

  private String expected(String what, String value) throws CommandFault {
    if (!what.equals("size")) {
      return value;
    }
    try {
      return Long.toString(ByteSize.parse(value));
    } catch (IllegalArgumentException e) {
      throw usage("--expect: " + e.getMessage());
    }
  }

  private StateUse state(Place source) throws CommandFault {
    Optional<RawPath> file = path("--state");
    boolean off = parsed.hasMatchedOption("--no-state");
    Optional<RawPath> ranges = path("--ranges");
    if (off && (file.isPresent() || ranges.isPresent())) {
      throw usage("--no-state does not go with --state or --ranges");
    }
    if (ranges.isPresent() && source.host().isPresent()) {
      throw usage("--ranges: the source is not on this machine");
    }
    Optional<ChangeTracker> tracker = new Trackers(context).of(source, ranges);
    return new StateUse(!off, file, off ? Optional.empty() : tracker);
  }

  private SyncRequest.Way way() throws CommandFault {
    Optional<String> rsh = text("--rsh");
    boolean builtin = text("--ssh").orElse("system").equals("builtin");
    if (rsh.isPresent() && builtin) {
      throw usage("--rsh does not go with --ssh=builtin");
    }
    SshOptions options =
        new SshOptions(
            parsed.matchedOptionValue("--port", (Integer) null),
            Arrays.asList(parsed.matchedOptionValue("--identity", new String[0])),
            text("--jump").orElse(null),
            Arrays.asList(parsed.matchedOptionValue("--ssh-option", new String[0])),
            text("--ssh-config").orElse(null));
    return new SyncRequest.Way(
        builtin,
        rsh,
        options,
        FarEndChoice.valueOf(text("--far-end").orElse("auto").toUpperCase(Locale.ROOT)),
        parsed.hasMatchedOption("--sudo"));
  }

  private Optional<String> text(String option) {
    @Nullable String value =
        parsed.hasMatchedOption(option) ? parsed.matchedOptionValue(option, (String) null) : null;
    return Optional.ofNullable(value);
  }

  private Optional<RawPath> path(String option) {
    return text(option).map(RawPath::ofText);
  }

  private CommandFault usage(String what) {
    return new CommandFault(ExitStatus.USAGE, what, "try '%s --help'".formatted(command), null);
  }
}
