package fieldkit.xenmigrate;

import fieldkit.blocksync.farend.FarEndChoice;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.remote.HostAddress;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.SshOptions;
import fieldkit.xenmigrate.domain.Mapping;
import fieldkit.xenmigrate.journal.MigrationFolder;
import fieldkit.xenmigrate.live.LiveMigration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What the options of a command with a domain and a host mean. */
final class MigrateOptions {
  private static final Duration MAX_DOWNTIME = Duration.ofSeconds(10);
  private static final Path STATE = Path.of("/var/lib/xen-migrate");

  private final ParseResult parsed;
  private final Work work;

  MigrateOptions(ParseResult parsed, Work work) {
    this.parsed = parsed;
    this.work = work;
  }

  /** The request. */
  MigrateRequest request() throws CommandFault {
    String[] words = parsed.matchedPositionalValue(0, new String[0]);
    if (words.length != 2) {
      throw usage("a DOMAIN and a HOST are needed");
    }
    String domain = domain(words[0]);
    Path state = text("--state").map(Path::of).orElse(STATE);
    return new MigrateRequest(
        domain,
        host(words[1]),
        parsed.hasMatchedOption("--dry-run"),
        mapping(),
        !parsed.hasMatchedOption("--no-create"),
        value("--max-downtime", MAX_DOWNTIME),
        LiveMigration.Choice.valueOf(text("--mode").orElse("auto").toUpperCase(Locale.ROOT)),
        parsed.hasMatchedOption("--verify"),
        value("--bwlimit", 0L),
        text("--tracker").orElse("auto"),
        forced(),
        MigrationFolder.of(state, domain),
        way());
  }

  /** A name that can also be one of a folder. */
  private String domain(String word) throws CommandFault {
    if (word.isEmpty() || word.contains("/") || word.equals(".") || word.equals("..")) {
      throw usage("'%s' is no name of a domain".formatted(word));
    }
    return word;
  }

  private static HostAddress host(String word) throws CommandFault {
    try {
      return HostAddress.parse(word);
    } catch (RemoteFault e) {
      throw CommandFault.of(e);
    }
  }

  private Mapping mapping() throws CommandFault {
    try {
      return Mapping.of(list("--map"), list("--bridge"));
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Set<String> forced() {
    return list("--force").stream()
        .flatMap(words -> Arrays.stream(words.split(",", -1)))
        .collect(Collectors.toSet());
  }

  private MigrateRequest.Way way() {
    return new MigrateRequest.Way(
        text("--rsh"),
        new SshOptions(
            this.<Integer>found("--port").orElse(null),
            list("--identity"),
            text("--jump").orElse(null),
            list("--ssh-option"),
            text("--ssh-config").orElse(null)),
        FarEndChoice.valueOf(text("--far-end").orElse("auto").toUpperCase(Locale.ROOT)));
  }

  private List<String> list(String option) {
    return Arrays.asList(value(option, new String[0]));
  }

  private Optional<String> text(String option) {
    return found(option);
  }

  private <T> T value(String option, T otherwise) {
    return this.<T>found(option).orElse(otherwise);
  }

  /** Options that this command does not have were not given. */
  private <T> Optional<T> found(String option) {
    @Nullable T none = null;
    return parsed.hasMatchedOption(option)
        ? Optional.ofNullable(parsed.matchedOptionValue(option, none))
        : Optional.empty();
  }

  private CommandFault usage(String what) {
    return new CommandFault(
        ExitStatus.USAGE, what, "try '%s --help'".formatted(work.command()), null);
  }
}
