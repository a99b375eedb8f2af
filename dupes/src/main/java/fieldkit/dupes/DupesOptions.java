package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.report.CsvFormat;
import fieldkit.dupes.report.GroupOrder;
import fieldkit.dupes.report.JsonFormat;
import fieldkit.dupes.report.ReportFormat;
import fieldkit.dupes.report.TextFormat;
import fieldkit.dupes.scan.EntryFilter;
import fieldkit.dupes.scan.Glob;
import fieldkit.dupes.search.DeviceKind;
import fieldkit.dupes.search.MatchRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Reads the options into a request, and refuses what makes no sense. */
final class DupesOptions {
  private static final long DEFAULT_MEMORY = 4 << 20;
  private static final long LEAST_MEMORY = 64 << 10;
  private static final long MOST_MEMORY = 1L << 30;
  private static final int MOST_THREADS = 256;

  /** An action's result is its plan; and links may lead to what is not to be touched. */
  private static final List<String> NOT_WITH_ACTIONS =
      List.of(
          "--dirs",
          "--unique",
          "--symlinks",
          "--summarize",
          "--format",
          "--output",
          "--print0",
          "--size");

  private final ParseResult parsed;
  private final ToolContext context;

  DupesOptions(ParseResult parsed, ToolContext context) {
    this.parsed = parsed;
    this.context = context;
  }

  static CommandSpec spec() {
    return new DupesSyntax().spec();
  }

  DupesRequest request() throws CommandFault, java.io.IOException {
    checkCombinations();
    List<RawPath> references = paths("--ref");
    List<RawPath> paths = new ArrayList<>(references);
    for (String path : parsed.matchedPositionalValue(0, new String[0])) {
      paths.add(RawPath.ofText(path));
    }
    if (has("--files0-from")) {
      paths.addAll(new PathList(context).read(text("--files0-from")));
    }
    if (paths.size() == references.size() && !has("--files0-from")) {
      throw usage("no PATH given");
    }
    return new DupesRequest(
        paths,
        scan(),
        rules(references.size()),
        has("--dirs"),
        new DupesRequest.Resources(
            memory(), threads(), device(), has("--cache") ? RawPath.ofText(text("--cache")) : null),
        output(),
        action());
  }

  private @Nullable ActRequest action() throws CommandFault, java.io.IOException {
    ActRequest action = new ActOptions(parsed, context).request().orElse(null);
    if (action != null) {
      for (String other : NOT_WITH_ACTIONS) {
        if (has(other)) {
          throw usage(
              "--%s and %s do not go together".formatted(action.rules().kind().word(), other));
        }
      }
    }
    return action;
  }

  private void checkCombinations() throws CommandFault {
    if (has("--summarize") && has("--output")) {
      throw usage("--summarize and --output do not go together");
    }
    if (has("--dirs")) {
      for (String other :
          List.of("--unique", "--rf-over", "--rf-under", "--isolate", "--same-name")) {
        if (has(other)) {
          throw usage("--dirs and " + other + " do not go together");
        }
      }
    }
    if (has("--unique") && (has("--rf-over") || has("--rf-under"))) {
      throw usage("--unique is --rf-under 2: give one of them");
    }
  }

  private DupesRequest.Scan scan() throws CommandFault {
    int depth = number("--depth", Integer.MAX_VALUE);
    if (depth < 1) {
      throw usage("--depth: 1 is the files in PATH itself, less is nothing");
    }
    return new DupesRequest.Scan(
        depth, has("--one-fs"), has("--symlinks"), has("--ignore-files"), filter());
  }

  private EntryFilter filter() throws CommandFault {
    long least = size("--min", 1);
    long most = size("--max", Long.MAX_VALUE);
    if (most < least) {
      throw usage("--max is smaller than --min");
    }
    return new EntryFilter(
        least,
        most,
        has("--newer") ? PointInTime.parse("--newer", text("--newer")) : Long.MIN_VALUE,
        has("--older") ? PointInTime.parse("--older", text("--older")) - 1 : Long.MAX_VALUE,
        !has("--no-hidden"),
        globs("--include"),
        globs("--exclude"),
        extensions());
  }

  private List<Glob> globs(String option) throws CommandFault {
    try {
      return Arrays.stream(texts(option)).map(Glob::of).toList();
    } catch (IllegalArgumentException e) {
      throw usage(option + ": " + e.getMessage());
    }
  }

  private Set<String> extensions() {
    Set<String> extensions = new LinkedHashSet<>();
    for (String list : texts("--ext")) {
      for (String one : list.split(",", -1)) {
        String bare = one.startsWith(".") ? one.substring(1) : one;
        extensions.add(bare.toLowerCase(Locale.ROOT));
      }
    }
    return extensions;
  }

  private MatchRules rules(int references) throws CommandFault {
    int over = number("--rf-over", has("--rf-under") || has("--unique") ? 0 : 1);
    int under = has("--unique") ? 2 : number("--rf-under", Integer.MAX_VALUE);
    if (over < 0 || under <= over + 1L) {
      throw usage("--rf-over and --rf-under leave no number of copies between them");
    }
    return new MatchRules(
        over + 1,
        under == Integer.MAX_VALUE ? under : under - 1,
        has("--same-name"),
        has("--same-perm"),
        has("--isolate"),
        references,
        has("--hardlinks") || has("--dirs"));
  }

  private long memory() throws CommandFault {
    long memory = size("--memory", DEFAULT_MEMORY);
    if (memory < LEAST_MEMORY || memory > MOST_MEMORY) {
      throw usage("--memory: not between 64K and 1G");
    }
    return memory;
  }

  private int threads() throws CommandFault {
    int threads = number("--threads", has("--nice") ? 1 : 0);
    if (threads > MOST_THREADS) {
      throw usage("--threads: at most " + MOST_THREADS);
    }
    return threads;
  }

  private DeviceKind device() {
    return switch (choice("--io", "auto")) {
      case "ssd" -> DeviceKind.SOLID_STATE;
      case "hdd" -> DeviceKind.SPINNING;
      default -> DeviceKind.AUTO;
    };
  }

  private DupesRequest.Output output() throws CommandFault {
    return new DupesRequest.Output(
        format(),
        GroupOrder.valueOf(choice("--sort", "path").toUpperCase(Locale.ROOT)),
        isFileGiven() ? RawPath.ofText(text("--output")) : null,
        has("--hardlinks"),
        has("--summarize"),
        has("--stats"));
  }

  private ReportFormat format() throws CommandFault {
    String name = choice("--format", context.settings().json() ? "json" : "fdupes");
    if (context.settings().json() && !name.equals("json")) {
      throw usage("--json and --format " + name + " do not go together");
    }
    if (!name.equals("fdupes") && (has("--print0") || has("--size") || has("--summarize"))) {
      throw usage("-0, -S and -m go with the fdupes format only");
    }
    return switch (name) {
      case "json" -> new JsonFormat(false);
      case "jsonl" -> new JsonFormat(true);
      case "csv" -> new CsvFormat();
      default ->
          new TextFormat(
              (byte) (has("--print0") ? 0 : '\n'),
              has("--hardlinks"),
              has("--size"),
              !has("--print0") && !isFileGiven() && context.terminals().output());
    };
  }

  private boolean isFileGiven() {
    return has("--output") && !text("--output").equals("-");
  }

  private boolean has(String option) {
    return parsed.hasMatchedOption(option);
  }

  private String text(String option) {
    return parsed.matchedOptionValue(option, "");
  }

  private String choice(String option, String otherwise) {
    return parsed.matchedOptionValue(option, otherwise);
  }

  private String[] texts(String option) {
    return parsed.matchedOptionValue(option, new String[0]);
  }

  private List<RawPath> paths(String option) {
    return Arrays.stream(texts(option)).map(RawPath::ofText).toList();
  }

  private int number(String option, int otherwise) {
    return parsed.matchedOptionValue(option, otherwise);
  }

  private long size(String option, long otherwise) {
    return parsed.matchedOptionValue(option, otherwise);
  }

  static CommandFault usage(String what) {
    return new CommandFault(ExitStatus.USAGE, what, "try 'dupes --help'", null);
  }
}
