package fieldkit.common.cli;

import fieldkit.common.io.FileAccess;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a run of {@link ProbeTool} in the frame left behind. */
record FrameRun(ExitStatus status, String out, String err) {

  /** A run with these words on its command line. */
  static FrameRun of(ProbeTool.Work work, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameRun run = into(out, work, arguments);
    return new FrameRun(run.status, out.toString(StandardCharsets.UTF_8), run.err);
  }

  /** A run whose result goes elsewhere. */
  static FrameRun into(OutputStream out, ProbeTool.Work work, String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ToolFrame frame =
        new ToolFrame(
            new ProbeTool(work),
            InputStream.nullInputStream(),
            out,
            err,
            FileAccess.ofThisSystem(),
            new Interruption(),
            Map.of());
    ExitStatus status = frame.run(List.of(arguments));
    return new FrameRun(status, "", err.toString(StandardCharsets.UTF_8));
  }

  List<String> errLines() {
    return err.lines().toList();
  }
}
