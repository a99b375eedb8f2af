package fieldkit.newpost.sri.judge;

import fieldkit.newpost.sri.hash.Digest;
import fieldkit.newpost.sri.hash.FileDigests;
import fieldkit.newpost.sri.hash.HashAlgorithm;
import fieldkit.newpost.sri.hash.Integrity;
import fieldkit.newpost.sri.hash.IntegrityValue;
import fieldkit.newpost.sri.lock.Pin;
import fieldkit.newpost.sri.lock.Remote;
import fieldkit.newpost.sri.lock.Remotes;
import fieldkit.newpost.sri.site.Reference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares what pages claim with what there is. Thread-safe. */
public final class Judge {
  private final Action action;
  private final @Nullable HashAlgorithm algorithm;
  private final FileDigests files;
  private final Remotes remotes;

  /**
   * A judge for one run.
   *
   * @param algorithm what new values are of, or null to keep a page's own, SHA-384 where it has
   *     none
   */
  public Judge(
      Action action, @Nullable HashAlgorithm algorithm, FileDigests files, Remotes remotes) {
    this.action = action;
    this.algorithm = algorithm;
    this.files = files;
    this.remotes = remotes;
  }

  /** Judges a claim. */
  public Judgement judge(Claim claim) {
    if (claim.reference() instanceof Reference.None) {
      return Judgement.quiet(Verdict.NOTHING);
    }
    if (claim.integrity().isSignedOnly()) {
      return Judgement.quiet(Verdict.SIGNED);
    }
    if (action == Action.ADD && !claim.integrity().blank()) {
      return Judgement.quiet(Verdict.PRESENT);
    }
    return switch (claim.reference()) {
      case Reference.None _ -> Judgement.quiet(Verdict.NOTHING);
      case Reference.Unknown unknown -> Judgement.problem(Verdict.UNREADABLE, unknown.why());
      case Reference.Local local -> compare(claim.integrity(), one -> files.of(local.file(), one));
      case Reference.Remote remote -> remote(claim, remotes.of(remote.url()));
    };
  }

  private Judgement remote(Claim claim, Remote remote) {
    return switch (remote) {
      case Remote.Pinned pinned -> pinned(claim, pinned.pin());
      case Remote.NotPinned not -> Judgement.problem(Verdict.NOT_PINNED, not.why());
      case Remote.Differs differs -> Judgement.problem(Verdict.DIFFERS, differs.why());
      case Remote.NotCompared _ -> notCompared(claim);
    };
  }

  private Judgement pinned(Claim claim, Pin pin) {
    Judgement content = compare(claim.integrity(), one -> new Digest.Known(pin.value(one)));
    if (claim.lookedAt() || content.verdict().isProblem()) {
      return content;
    }
    if (action == Action.CHECK) {
      return noCrossorigin();
    }
    if (!pin.shared()) {
      return Judgement.problem(
          Verdict.NOT_SHARED,
          "its server lets no other site look at it (CORS), so that integrity would block it");
    }
    Verdict verdict = content.verdict().isEdit() ? content.verdict() : Verdict.CORRECTED;
    String message = content.message().isEmpty() ? "crossorigin" : content.message();
    return new Judgement(verdict, message, content.wanted(), true);
  }

  /** All that can be said of another server's content without a lock file. */
  private Judgement notCompared(Claim claim) {
    boolean claimed = claim.integrity().strongest() != null;
    if (claimed && claim.lookedAt()) {
      return Judgement.quiet(Verdict.NOT_COMPARED);
    }
    if (action == Action.CHECK) {
      return claimed ? noCrossorigin() : absent(claim.integrity());
    }
    return Judgement.problem(
        Verdict.NOT_PINNED, "is on another server: pin it with --lock FILE --fetch");
  }

  private static Judgement noCrossorigin() {
    return Judgement.problem(
        Verdict.NO_CROSSORIGIN, "has no crossorigin attribute, so that browsers block it");
  }

  private Judgement compare(Integrity integrity, Function<HashAlgorithm, Digest> content) {
    HashAlgorithm claimed = integrity.strongest();
    HashAlgorithm used = claimed == null || action != Action.CHECK ? wanted(claimed) : claimed;
    if (claimed != null) {
      switch (content.apply(claimed)) {
        case Digest.Unknown unknown -> {
          return Judgement.problem(Verdict.UNREADABLE, unknown.why());
        }
        case Digest.Known known when integrity.accepts(known.value()) -> {
          return Judgement.quiet(Verdict.RIGHT);
        }
        case Digest.Known _ -> {
          // wrong: what follows says so
        }
      }
    }
    return switch (content.apply(used)) {
      case Digest.Unknown unknown -> Judgement.problem(Verdict.UNREADABLE, unknown.why());
      case Digest.Known known ->
          action == Action.CHECK ? wrong(integrity, known.value()) : edit(integrity, known.value());
    };
  }

  private HashAlgorithm wanted(@Nullable HashAlgorithm claimed) {
    HashAlgorithm usual = claimed == null ? HashAlgorithm.SHA384 : claimed;
    return algorithm == null ? usual : algorithm;
  }

  private static Judgement edit(Integrity integrity, IntegrityValue right) {
    Verdict verdict = integrity.blank() ? Verdict.ADDED : Verdict.CORRECTED;
    return new Judgement(verdict, right.text(), integrity.replacedBy(right), false);
  }

  private static Judgement wrong(Integrity integrity, IntegrityValue right) {
    Judgement plain =
        integrity.strongest() == null
            ? absent(integrity)
            : Judgement.problem(
                Verdict.MISMATCH, "is not what the integrity says, but " + right.text());
    return new Judgement(plain.verdict(), plain.message(), right.text(), false);
  }

  private static Judgement absent(Integrity integrity) {
    return integrity.blank()
        ? Judgement.problem(Verdict.MISSING, "has no integrity")
        : Judgement.problem(
            Verdict.NO_CHECK,
            "has an integrity without sha256, sha384 or sha512, which browsers take for none");
  }
}
