package fieldkit.xenmigrate.storage;

import fieldkit.common.remote.ShellWords;
import fieldkit.xenmigrate.host.Host;
import fieldkit.xenmigrate.host.Said;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at paths on a host, with nothing but a POSIX shell, stat and sysfs there. */
public final class DiskProbe {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Prints a line for each argument: kind, size, device number, free bytes. */
  private static final String SCRIPT =
      """
      probe() {
        k=other s=0 m= f=0
        if [ -b "$1" ]; then
          k=device
          r=$(readlink -f -- "$1")
          b=/sys/class/block/$(printf %s "${r#/dev/}" | tr / '!')
          s=$(cat "$b/size" 2>/dev/null || echo 0)
          s=$((s * 512))
          m=$(cat "$b/dev" 2>/dev/null)
          if [ -r "$b/dm/uuid" ]; then
            case $(cat "$b/dm/uuid") in LVM-*) k=lvm ;; esac
          elif [ -d "$b/loop" ]; then k=loop
          elif [ -e "$b/partition" ]; then k=partition
          else
            case ${r#/dev/} in zd*) k=zvol ;; esac
          fi
        elif [ -f "$1" ]; then
          k=file
          s=$(stat -L -c %s -- "$1")
        elif [ ! -e "$1" ] && [ ! -L "$1" ]; then
          k=missing
          f=$(df -P -k -- "${1%/*}/" 2>/dev/null | awk 'NR == 2 { print $4 }')
          f=$((${f:-0} * 1024))
        fi
        echo "disk $k $s ${m:--} $f"
      }
      for p; do probe "$p"; done
      """;

  private final Host host;

  /** Of this host. */
  public DiskProbe(Host host) {
    this.host = host;
  }

  /** What each of these paths is, in their order. */
  public List<DiskFacts> look(List<String> paths) throws IOException, InterruptedException {
    if (paths.isEmpty()) {
      return List.of();
    }
    List<String> words = new ArrayList<>(List.of("set", "--"));
    words.addAll(paths);
    Said said = host.run(ShellWords.command(words) + "\n" + SCRIPT, LIMIT);
    List<DiskFacts> facts = new ArrayList<>();
    for (String line : said.out().lines().filter(text -> text.startsWith("disk ")).toList()) {
      if (facts.size() < paths.size()) {
        facts.add(facts(paths.get(facts.size()), line.split(" ", -1)));
      }
    }
    if (facts.size() != paths.size()) {
      throw new IOException("%s: its disks: %s".formatted(host.name(), said.complaint()));
    }
    return facts;
  }

  private DiskFacts facts(String path, String[] words) throws IOException {
    try {
      return new DiskFacts(
          path,
          DiskFacts.Kind.valueOf(words[1].toUpperCase(Locale.ROOT)),
          Long.parseLong(words[2]),
          words[3].equals("-") ? "" : words[3],
          Long.parseLong(words[4]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IOException("%s: %s: cannot be looked at".formatted(host.name(), path), e);
    }
  }
}
