package fieldkit.blocksync;

import fieldkit.blocksync.state.trace.TrackerControl;
import fieldkit.blocksync.state.trace.TrackerDaemon;
import fieldkit.blocksync.state.trace.TrackerSettings;
import fieldkit.blocksync.state.trace.TrackerStatus;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code blocksync track}: watches a device for writes, so that a later sync reads only those. */
final class TrackTool implements Tool {

  @Override
  public String name() {
    return "blocksync";
  }

  @Override
  public CommandSpec spec() {
    return new SyntaxBuilder("blocksync track")
        .about(
            "blocksync track [OPTIONS] DEVICE",
            "Records which parts of a device are written to, until it is stopped. A sync",
            "from it then reads no more than those; what was before it began is read once.",
            "",
            "  blocksync track /dev/vg0/root &",
            "  blocksync track --status",
            "  blocksync track --stop /dev/vg0/root",
            "")
        .flag("List what is watched.", "--status")
        .flag("Stop watching DEVICE.", "--stop")
        .operands("DEVICE", "A block device of this machine.")
        .footer(
            "",
            "It reads the kernel's own trace events (tracefs) and needs root. If events are",
            "lost, the next sync reads everything.")
        .spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    String[] words = parsed.matchedPositionalValue(0, new String[0]);
    TrackerSettings settings = TrackerSettings.usual();
    TrackerControl control = new TrackerControl(context.files(), settings);
    try {
      if (parsed.hasMatchedOption("--status")) {
        return status(control, context);
      }
      if (words.length != 1) {
        throw new CommandFault(
            ExitStatus.USAGE, "one DEVICE is needed", "try 'blocksync track --help'", null);
      }
      return parsed.hasMatchedOption("--stop")
          ? stop(control, words[0], context)
          : watch(
              new TrackerDaemon(context.files(), settings, number(words[0])), words[0], context);
    } catch (IOException e) {
      throw new CommandFault(ExitStatus.FAILED, FileFault.reasonOf(e), null, e);
    }
  }

  private static ExitStatus status(TrackerControl control, ToolContext context) throws IOException {
    StringBuilder lines = new StringBuilder();
    control.all().forEach(status -> lines.append(line(status)));
    context.out().write(lines.toString().getBytes(StandardCharsets.UTF_8));
    return ExitStatus.DONE;
  }

  private static String number(String device) throws IOException {
    return DeviceNumber.of(Path.of(device));
  }

  private static String line(TrackerStatus status) {
    return "%s process %d since %s, %d writes%s%n"
        .formatted(
            DeviceNumber.name(status.device()),
            status.process(),
            status.since(),
            status.events(),
            status.lastLoss().isEmpty() ? "" : ", events lost: " + status.lastLoss());
  }

  private static ExitStatus stop(TrackerControl control, String device, ToolContext context)
      throws IOException {
    if (control.stop(number(device))) {
      return ExitStatus.DONE;
    }
    context.messages().problem(device, "is not watched");
    return ExitStatus.INCOMPLETE;
  }

  private static ExitStatus watch(TrackerDaemon daemon, String device, ToolContext context)
      throws IOException, CommandFault {
    boolean ours =
        daemon.run(
            () -> context.messages().say("blocksync: watching " + device),
            context.interruption()::isRequested);
    if (!ours) {
      throw new CommandFault(ExitStatus.REFUSED, device + ": is watched already");
    }
    return context.interruption().isRequested() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
  }
}
