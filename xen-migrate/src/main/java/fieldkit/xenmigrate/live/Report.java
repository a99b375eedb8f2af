package fieldkit.xenmigrate.live;

import fieldkit.xenmigrate.handover.Mode;
import fieldkit.xenmigrate.handover.Outcome;
import fieldkit.xenmigrate.rounds.DiskRound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a migration.
 *
 * @param domain its name
 * @param host where it was to go
 * @param mode how its memory went
 * @param outcome how it ended
 * @param rounds the disks' rounds, the one during which the guest waited last
 * @param times what the guest waited for; nothing of it is meant if it did not move
 * @param nanos how long all of it took
 */
public record Report(
    String domain,
    String host,
    Mode mode,
    Outcome outcome,
    List<DiskRound> rounds,
    Downtime.Times times,
    long nanos) {
  private static final double NANOS = 1e9;

  /** Copies the list. */
  public Report {
    rounds = List.copyOf(rounds);
  }

  /** Whether the guest runs there. */
  public boolean hasMoved() {
    return outcome.end() == Outcome.End.THERE;
  }

  /** A line for a person. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%s runs on %s: down for %.1f s (memory %.1f, disks %.1f, handing over %.1f), %.0f s in all",
        domain,
        host,
        times.nanos() / NANOS,
        times.memoryNanos() / NANOS,
        times.disksNanos() / NANOS,
        times.handingNanos() / NANOS,
        nanos / NANOS);
  }

  /** As a JSON document's content; its shape is in docs/xen-migrate.md. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tool", "xen-migrate");
    json.put("shape", 1);
    json.put(
        "status",
        switch (outcome.end()) {
          case THERE -> "migrated";
          case HERE -> "rolled-back";
          case UNDECIDED -> "undecided";
        });
    json.put("domain", domain);
    json.put("host", host);
    json.put("mode", mode.text());
    json.put("seconds", nanos / NANOS);
    if (hasMoved()) {
      json.put("downtimeSeconds", times.nanos() / NANOS);
      json.put("downtime", parts());
      json.put("memoryPages", times.pages());
      json.put("memoryPasses", times.passes());
    } else {
      json.put("reason", outcome.reason());
    }
    json.put("rounds", rounds.stream().map(Report::json).toList());
    return json;
  }

  private Map<String, Object> parts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("memorySeconds", times.memoryNanos() / NANOS);
    parts.put("disksSeconds", times.disksNanos() / NANOS);
    parts.put("handingOverSeconds", times.handingNanos() / NANOS);
    return parts;
  }

  private static Map<String, Object> json(DiskRound round) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seconds", round.nanos() / NANOS);
    json.put("read", round.read());
    json.put("sent", round.sent());
    List<Map<String, Object>> disks = new ArrayList<>();
    for (DiskRound.Disk disk : round.disks()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("vdev", disk.vdev());
      one.put("same", disk.round().counts().same());
      one.put("diff", disk.round().counts().differ());
      one.put("read", disk.round().read());
      one.put("sent", disk.round().sent());
      one.put("seconds", disk.round().nanos() / NANOS);
      one.put("tracked", disk.round().vouched());
      disks.add(one);
    }
    json.put("disks", disks);
    return json;
  }
}
