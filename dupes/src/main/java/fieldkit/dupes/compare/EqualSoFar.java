package fieldkit.dupes.compare;

import java.util.List;

/**
 * Files that were equal in everything that was looked at, and how far that is. Made by {@link
 * Comparison#begin}; only comparisons look inside.
 *
 * @param <C> the candidates' type
 */
public final class EqualSoFar<C extends Candidate> {
  private final ReadPlan plan;
  private final List<Member<C>> members;
  private final ReadPlan.Cursor cursor;

  EqualSoFar(ReadPlan plan, List<Member<C>> members, ReadPlan.Cursor cursor) {
    this.plan = plan;
    this.members = members;
    this.cursor = cursor;
  }

  /** How many files there are, those of one storage counted once. */
  public int count() {
    return members.size();
  }

  ReadPlan plan() {
    return plan;
  }

  List<Member<C>> members() {
    return members;
  }

  ReadPlan.Cursor cursor() {
    return cursor;
  }

  /** How many bytes of each file have not been looked at. */
  long unseen() {
    return plan.size() - cursor.seen();
  }

  void close() {
    members.forEach(Member::close);
  }
}
