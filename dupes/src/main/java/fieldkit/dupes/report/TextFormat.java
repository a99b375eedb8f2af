package fieldkit.dupes.report;

import fieldkit.common.cli.EscapedText;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The text fdupes prints: a path a line, a blank line between groups. Folders end in a slash.
 *
 * @param end what ends a line: a newline or NUL
 * @param links whether further names of a file are listed
 * @param sizes whether each group begins with the size of its files
 * @param escaped whether names are made safe for a terminal
 */
public record TextFormat(byte end, boolean links, boolean sizes, boolean escaped)
    implements ReportFormat {

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    boolean first = true;
    for (Report.Group group : report.groups()) {
      if (!first) {
        out.write(end);
      }
      first = false;
      writeGroup(group, out);
    }
  }

  private void writeGroup(Report.Group group, OutputStream out) throws IOException {
    if (sizes) {
      String unit = group.size() == 1 ? " byte each:" : " bytes each:";
      out.write((group.size() + unit).getBytes(StandardCharsets.US_ASCII));
      out.write(end);
    }
    for (Report.Item item : group.members()) {
      writePath(item.path(), group.folders(), out);
      if (links) {
        for (RawPath link : item.links()) {
          writePath(link, false, out);
        }
      }
    }
  }

  private void writePath(RawPath path, boolean folder, OutputStream out) throws IOException {
    out.write(
        escaped ? EscapedText.of(path.text()).getBytes(StandardCharsets.UTF_8) : path.toBytes());
    if (folder) {
      out.write('/');
    }
    out.write(end);
  }
}
