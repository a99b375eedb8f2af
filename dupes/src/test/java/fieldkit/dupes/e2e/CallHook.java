package fieldkit.dupes.e2e;

import java.util.List;

/** Something to be done before the n-th call of a name. */
record CallHook(String call, int number, HookedFiles.Action action) {
  boolean isDue(List<String> calls) {
    return calls.getLast().equals(call) && count(calls) == number;
  }

  boolean isOver(List<String> calls) {
    return calls.getLast().equals(call) && count(calls) >= number;
  }

  private long count(List<String> calls) {
    return calls.stream().filter(call::equals).count();
  }
}
