package fieldkit.blocksync;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.StorageOpener;
import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.session.SavedReader;
import fieldkit.common.cli.ByteSize;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code blocksync apply}: puts back what a sync with {@code --save-old} overwrote. */
final class ApplyTool implements Tool {

  @Override
  public String name() {
    return "blocksync";
  }

  @Override
  public CommandSpec spec() {
    return new SyntaxBuilder("blocksync apply")
        .about(
            "blocksync apply [OPTIONS] FILE DEVICE",
            "Puts back what a sync with --save-old overwrote.",
            "",
            "  blocksync apply root.old /dev/vg0/root",
            "")
        .dryRun()
        .text("NAME", "Write NAME, the device, although it is in use.", "--force-in-use")
        .neededOperands("FILE DEVICE", "What was saved, and where it was.")
        .footer(
            "",
            "It can be repeated. FILE is read to its end before anything is written.",
            "Status: 0 done, 1 done, but FILE has no end, 2 wrong command line, 3 refused,",
            "nothing was changed, 4 failed.")
        .spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    String[] words = parsed.matchedPositionalValue(0, new String[0]);
    if (words.length != 2) {
      throw new CommandFault(
          ExitStatus.USAGE, "a FILE and a DEVICE are needed", "try 'blocksync apply --help'", null);
    }
    RawPath saved = RawPath.ofText(words[0]);
    RawPath device = RawPath.ofText(words[1]);
    @Nullable String forced = parsed.matchedOptionValue("--force-in-use", (String) null);
    TargetRules rules =
        Optional.ofNullable(forced)
            .map(RawPath::ofText)
            .map(TargetRules.STRICT::forcing)
            .orElse(TargetRules.STRICT);
    Found found = check(saved, context);
    long bytes = found.bytes();
    ExitStatus status = found.whole() ? ExitStatus.DONE : ExitStatus.INCOMPLETE;
    if (!found.whole()) {
      context
          .messages()
          .problem(saved.text(), "has no end: its sync was killed, or it is not all there");
    }
    if (parsed.hasMatchedOption("--dry-run")) {
      print(context, "%s would be put back".formatted(ByteSize.format(bytes)));
      return status;
    }
    apply(saved, device, rules, context);
    print(context, "%s put back".formatted(ByteSize.format(bytes)));
    return status;
  }

  /** What a file holds. */
  private record Found(long bytes, boolean whole) {}

  private static void print(ToolContext context, String line) throws IOException {
    context.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Reads all of it once, so that a damaged file is found before anything is written. */
  private static Found check(RawPath saved, ToolContext context) throws CommandFault {
    try (SavedReader reader = SavedReader.open(context.files(), saved)) {
      long bytes = 0;
      for (SavedReader.Saved next = reader.next(); next != null; next = reader.next()) {
        bytes += next.data().remaining();
      }
      return new Found(bytes, reader.isWhole());
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.REFUSED,
          "%s: %s".formatted(saved.text(), FileFault.reasonOf(e)),
          "nothing was changed",
          e);
    }
  }

  private static void apply(RawPath saved, RawPath device, TargetRules rules, ToolContext context)
      throws CommandFault {
    try (SavedReader reader = SavedReader.open(context.files(), saved);
        Storage storage = new StorageOpener(context.files()).openTarget(device, rules)) {
      if (storage.size() != reader.size()) {
        throw new RefusedException(
            "%s: has %d bytes, and what was saved is of a device of %d"
                .formatted(device.text(), storage.size(), reader.size()),
            null);
      }
      for (SavedReader.Saved next = reader.next(); next != null; next = reader.next()) {
        storage.write(next.data(), next.position());
      }
      storage.force();
    } catch (RefusedException e) {
      throw new Failures("").refused(e);
    } catch (FileFault e) {
      throw new CommandFault(
          ExitStatus.FAILED, "%s: %s".formatted(device.text(), FileFault.reasonOf(e)), null, e);
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.FAILED, FileFault.reasonOf(e), "the same command may be repeated", e);
    }
  }
}
