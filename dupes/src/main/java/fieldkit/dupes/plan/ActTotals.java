package fieldkit.dupes.plan;

import fieldkit.dupes.report.Counted;

/** What a plan, or carrying it out, amounts to. Mutable; one thread. */
public final class ActTotals {
  private long groups;
  private long files;
  private long names;
  private long freed;

  /** Counts a step. */
  public void add(Step step, long bytes) {
    names++;
    files += step.lastOfFile() ? 1 : 0;
    freed += bytes;
  }

  /** Counts a group with steps. */
  public void addGroup() {
    groups++;
  }

  /** So many files in so many groups. */
  public String words() {
    return Counted.of(files, "file") + " in " + Counted.of(groups, "group");
  }

  /** Groups of which something was acted on. */
  public long groups() {
    return groups;
  }

  /** Files, hard-linked ones once. */
  public long files() {
    return files;
  }

  /** Names. */
  public long names() {
    return names;
  }

  /** Bytes freed. */
  public long freed() {
    return freed;
  }
}
