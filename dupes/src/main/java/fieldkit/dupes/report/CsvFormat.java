package fieldkit.dupes.report;

import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A line for each name, RFC 4180: the group's number, {@code file}, {@code link} or {@code folder},
 * the size, whether it lies in a reference folder, the path. Names are written as their bytes.
 */
public record CsvFormat() implements ReportFormat {

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    out.write(bytes("group,kind,size,reference,path\r\n"));
    int number = 0;
    for (Report.Group group : report.groups()) {
      number++;
      for (Report.Item item : group.members()) {
        String kind = group.folders() ? "folder" : "file";
        writeLine(out, number, kind, group.size(), item.reference(), item.path());
        for (RawPath link : item.links()) {
          writeLine(out, number, "link", group.size(), item.reference(), link);
        }
      }
    }
  }

  private static void writeLine(
      OutputStream out, int group, String kind, long size, boolean reference, RawPath path)
      throws IOException {
    out.write(bytes("%d,%s,%d,%s,".formatted(group, kind, size, reference)));
    byte[] name = path.toBytes();
    boolean quoted = needsQuotes(name);
    if (quoted) {
      out.write('"');
    }
    for (byte b : name) {
      if (b == '"') {
        out.write('"');
      }
      out.write(b);
    }
    out.write(bytes(quoted ? "\"\r\n" : "\r\n"));
  }

  private static boolean needsQuotes(byte[] name) {
    for (byte b : name) {
      if (b == ',' || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
