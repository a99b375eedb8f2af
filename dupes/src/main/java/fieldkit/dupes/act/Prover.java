package fieldkit.dupes.act;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.OpenFile;
import fieldkit.dupes.plan.ActionKind;
import fieldkit.dupes.plan.FileIdentity;
import fieldkit.dupes.plan.GroupPlan;
import fieldkit.dupes.plan.KnownFile;
import fieldkit.dupes.plan.KnownName;
import fieldkit.dupes.plan.Step;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves anew, at the moment of acting, what the scan found: both files are what they were, nobody
 * writes to them, and they are equal in every byte. Holds what it proved until it is closed. One
 * thread at a time.
 */
final class Prover implements AutoCloseable {
  private final ActRules rules;
  private final OpenFolders folders;
  private final OwnChanges ownChanges;
  private final Durability durability;
  private final PairComparison comparison;
  private final Map<Inode, HeldFile> held = new HashMap<>();
  private final Map<Pair, Long> compared = new HashMap<>();

  /**
   * @param ownChanges what we ourselves did to the files before
   */
  Prover(
      ActRules rules,
      OpenFolders folders,
      OwnChanges ownChanges,
      Durability durability,
      PairComparison comparison) {
    this.rules = rules;
    this.folders = folders;
    this.ownChanges = ownChanges;
    this.durability = durability;
    this.comparison = comparison;
  }

  private record Pair(Inode victim, Inode kept) {}

  /**
   * Proves one step.
   *
   * @param group the plan it belongs to, none of whose kept files may suffer
   * @param stop whether to give up
   * @throws IOException if it must not be taken; nothing was changed
   */
  ProvenPair prove(GroupPlan group, Step step, BooleanSupplier stop) throws IOException {
    checkViews(group, step);
    Name victimName = Name.of(step.name().path(), folders);
    KnownName keptKnown = step.kept().first();
    Name keptName = Name.of(keptKnown.path(), folders);
    HeldFile kept = hold(step.kept(), keptName, "the file that would be kept ");
    HeldFile victim = hold(step.victim(), victimName, "");
    checkEntries(step, victimName, keptName, victim);
    checkMetadata(victim, kept);
    long checksum = step.isOneFile() ? 0 : compare(step, victim, kept, stop);
    if (rules.kind().freesSpace()) {
      durability.ensure(step.kept().identity(), kept.file());
    }
    return new ProvenPair(step, victim, victimName, kept, keptName, checksum, victim.attributes());
  }

  /** What is removed by one way to a file is gone by every other, kept or not. */
  private static void checkViews(GroupPlan group, Step step) throws RefusedException {
    FileIdentity victim = step.victim().identity();
    boolean view =
        victim.isPerhapsAnotherViewOf(step.kept().identity())
            || group.kept().stream()
                .anyMatch(kept -> victim.isPerhapsAnotherViewOf(kept.file().identity()));
    if (view) {
      throw new RefusedException(
          "seems to be a file that would be kept, seen through another file system");
    }
  }

  private HeldFile hold(KnownFile known, Name name, String who) throws IOException {
    Inode inode = Inode.of(known.identity());
    HeldFile already = held.get(inode);
    if (already != null) {
      if (!name.leadsTo(already.status())) {
        throw new RefusedException(who + "changed since it was found");
      }
      return already;
    }
    HeldFile file = HeldFile.hold(open(name, who), who);
    if (!isKnown(known.identity(), inode, file.status())) {
      file.close();
      throw new RefusedException(who + "changed since it was found");
    }
    HeldFile _ = held.put(inode, file);
    return file;
  }

  private static OpenFile open(Name name, String who) throws IOException {
    try {
      return name.folder().open(name.bytes());
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        throw new RefusedException(who + "vanished");
      }
      throw new RefusedException(who + fault.getMessage());
    }
  }

  /** As it was found, or as we ourselves left it. */
  private boolean isKnown(FileIdentity identity, Inode inode, FileStatus now) {
    @Nullable FileStatus ours = ownChanges.statusOf(inode);
    return ours == null ? identity.isStill(now) : now.isUnchanged(ours);
  }

  private static void checkEntries(Step step, Name victimName, Name keptName, HeldFile victim)
      throws IOException {
    if (!step.isOneFile()) {
      return;
    }
    if (victimName.isSameEntry(keptName)) {
      throw new RefusedException("is the very name that would be kept");
    }
    if (victim.status().links() < 2) {
      throw new RefusedException("is the last name of its file");
    }
  }

  private void checkMetadata(HeldFile victim, HeldFile kept) throws IOException {
    if (!rules.kind().changesMetadata() || rules.mergeMetadata()) {
      return;
    }
    FileStatus one = victim.status();
    FileStatus other = kept.status();
    String what = null;
    if (one.userId() != other.userId()) {
      what = "owner";
    } else if (one.groupId() != other.groupId()) {
      what = "group";
    } else if (one.permissions() != other.permissions()) {
      what = "permissions";
    } else if (!victim.attributes().equals(kept.attributes())) {
      what = "ACL or extended attributes";
    }
    if (what != null) {
      throw new RefusedException("its %s would change (--merge-meta allows it)".formatted(what));
    }
  }

  private long compare(Step step, HeldFile victim, HeldFile kept, BooleanSupplier stop)
      throws IOException {
    Pair pair = new Pair(Inode.of(step.victim().identity()), Inode.of(step.kept().identity()));
    Long known = compared.get(pair);
    if (known != null) {
      return known;
    }
    if (rules.kind() == ActionKind.REFLINK) {
      return 0; // the kernel compares, while nobody can write
    }
    // that neither was touched meanwhile is seen right before acting: see ProvenPair
    long checksum = comparison.compare(victim.file(), kept.file(), victim.status().size(), stop);
    Long _ = compared.put(pair, checksum);
    return checksum;
  }

  /** Whether any file is held. */
  boolean holdsAny() {
    return !held.isEmpty();
  }

  /** What we left the files as, some of which go on in the next batch. */
  OwnChanges ownChanges() {
    return OwnChanges.of(held);
  }

  @Override
  public void close() {
    held.values().forEach(HeldFile::close);
    held.clear();
  }
}
