package fieldkit.xenmigrate;

import fieldkit.common.cli.ByteSize;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.remote.LocalShell;
import fieldkit.common.remote.RemoteFault;
import fieldkit.xenmigrate.domain.VirtualDisk;
import fieldkit.xenmigrate.host.Host;
import fieldkit.xenmigrate.host.Xl;
import fieldkit.xenmigrate.storage.DiskFacts;
import fieldkit.xenmigrate.storage.DiskProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xen-migrate vbds}: a domain's block devices. */
final class VbdsTool implements Tool {

  @Override
  public String name() {
    return "xen-migrate";
  }

  @Override
  public CommandSpec spec() {
    return new SyntaxBuilder("xen-migrate vbds")
        .about(
            "xen-migrate vbds [OPTIONS] DOMAIN",
            "Lists the block devices of a domain: name, kind, size, mode, backend, path.",
            "",
            "  xen-migrate vbds web",
            "  xen-migrate vbds --paths web | xargs -d '\\n' ls -l",
            "")
        .flag("Only the paths, one a line.", "--paths")
        .neededOperands("DOMAIN", "A domain of this host.")
        .spec();
  }

  /** A disk and what is behind it. */
  private record Row(VirtualDisk disk, DiskFacts facts) {}

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    String[] words = parsed.matchedPositionalValue(0, new String[0]);
    if (words.length != 1) {
      throw new CommandFault(
          ExitStatus.USAGE, "one DOMAIN is needed", "try 'xen-migrate vbds --help'", null);
    }
    try (Host host = new Host(new LocalShell())) {
      List<Row> rows = rows(host, words[0]);
      if (context.settings().json()) {
        JsonOutput.write(context, json(words[0], rows));
      } else {
        JsonOutput.text(context, text(rows, parsed.hasMatchedOption("--paths")));
      }
      return ExitStatus.DONE;
    } catch (RemoteFault e) {
      throw CommandFault.of(e);
    } catch (InterruptedException e) {
      return ExitStatus.INTERRUPTED;
    }
  }

  private static List<Row> rows(Host host, String domain)
      throws IOException, CommandFault, InterruptedException {
    Xl xl = new Xl(host);
    if (xl.find(domain).isEmpty()) {
      throw new CommandFault(ExitStatus.REFUSED, domain + ": no such domain runs here");
    }
    List<VirtualDisk> disks = xl.config(domain).disks();
    List<DiskFacts> facts =
        new DiskProbe(host).look(disks.stream().map(VirtualDisk::path).toList());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < disks.size(); i++) {
      rows.add(new Row(disks.get(i), facts.get(i)));
    }
    return rows;
  }

  private static String text(List<Row> rows, boolean pathsOnly) {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      if (!pathsOnly) {
        text.append(
            "%-5s %-9s %9s %s %-7s %s%n"
                .formatted(
                    row.disk().vdev(),
                    kind(row),
                    ByteSize.format(row.facts().size()),
                    row.disk().writable() ? "w" : "r",
                    row.disk().backend(),
                    EscapedText.of(row.disk().path())));
      } else if (!row.disk().isEmpty()) {
        text.append(row.disk().path()).append('\n');
      }
    }
    return text.toString();
  }

  private static String kind(Row row) {
    if (row.disk().isEmpty()) {
      return "empty";
    }
    return row.disk().format().equals("raw") ? row.facts().kind().text() : row.disk().format();
  }

  private static Map<String, Object> json(String domain, List<Row> rows) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tool", "xen-migrate");
    json.put("shape", 1);
    json.put("domain", domain);
    List<Map<String, Object>> disks = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> disk = new LinkedHashMap<>();
      disk.put("vdev", row.disk().vdev());
      disk.put("kind", row.facts().kind().text());
      disk.put("format", row.disk().format());
      disk.put("path", row.disk().path());
      disk.put("size", row.facts().size());
      disk.put("writable", row.disk().writable());
      disk.put("cdrom", row.disk().cdrom());
      disk.put("backend", row.disk().backend());
      disks.add(disk);
    }
    json.put("disks", disks);
    return json;
  }
}
