package fieldkit.common.cli;

import fieldkit.common.io.RawText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.ParseResult;

/** {@link ProbeTool} as a process of its own; its first name says what it does. */
final class ProbeMain {
  private ProbeMain() {}

  static void main(String[] arguments) {
    ToolFrame.main(new ProbeTool(ProbeMain::run), arguments);
  }

  private static ExitStatus run(ParseResult parsed, ToolContext context)
      throws CommandFault, IOException {
    List<String> names = ProbeTool.names(parsed);
    return switch (names.getFirst()) {
      case "fail" -> throw new CommandFault(ExitStatus.FAILED, "failed as told");
      case "echo" -> echo(names.subList(1, names.size()), context);
      case "flood" -> flood(context);
      case "wait" -> waitForTheEnd(context);
      case "stubborn" -> stayForever(context);
      case "progress" -> showProgress(context);
      default -> ExitStatus.USAGE;
    };
  }

  private static ExitStatus echo(List<String> names, ToolContext context) throws IOException {
    for (String name : names) {
      context.out().write(RawText.encode(name));
      context.out().write(0);
    }
    return ExitStatus.DONE;
  }

  private static ExitStatus flood(ToolContext context) throws IOException {
    while (true) {
      context.out().write(new byte[1000]);
    }
  }

  private static ExitStatus waitForTheEnd(ToolContext context) throws IOException {
    say(context, "ready");
    while (!context.interruption().isRequested()) {
      sleep(5);
    }
    say(context, "stopped");
    return ExitStatus.INTERRUPTED;
  }

  private static ExitStatus stayForever(ToolContext context) throws IOException {
    say(context, "ready");
    while (true) {
      sleep(1000);
    }
  }

  private static ExitStatus showProgress(ToolContext context) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (var _ =
        context
            .progress()
            .show(() -> new ProgressState("reading", asked.incrementAndGet(), 0, false))) {
      for (int i = 0; i < 100 && asked.get() < 2; i++) {
        sleep(5);
      }
    }
    say(context, "result");
    return ExitStatus.DONE;
  }

  private static void say(ToolContext context, String line) throws IOException {
    context.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
