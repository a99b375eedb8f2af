package fieldkit.blocksync.session;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.Ledger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PullLedgerTest {
  private static final Digest OLD = new Digest(1, 2);
  private final Heard heard = new Heard();

  /** Writes down what is found equal. */
  private static final class Heard implements Ledger {
    private final List<Long> equal = new ArrayList<>();

    @Override
    public @Nullable Digest ofSource(long region) {
      return null;
    }

    @Override
    public @Nullable Digest ofTarget(long region) {
      return null;
    }

    @Override
    public void equal(long region, Digest digest) {
      equal.add(region);
    }

    @Override
    public void sending(long region) {}

    @Override
    public void durable(long region, Digest digest) {}
  }

  @Test
  void whatWasHeldAndNotSentIsEqualOnceItIsSettled() {
    PullLedger ledger = new PullLedger(heard, 4, true);
    ledger.held(0, OLD);
    ledger.held(1, OLD);
    ledger.held(2, OLD);
    ledger.sending(1);
    ledger.settledBelow(2);
    assertThat(heard.equal).containsExactly(0L);
  }

  @Test
  void whatWasReadLateIsNotTakenForWhatWasSent() {
    PullLedger ledger = new PullLedger(heard, 4, true);
    ledger.sending(1);
    ledger.held(1, OLD);
    ledger.settledBelow(4);
    assertThat(heard.equal).isEmpty();
  }

  @Test
  void whereTheSourceMayPassOverSomethingNothingIsConcluded() {
    PullLedger ledger = new PullLedger(heard, 4, false);
    ledger.held(1, OLD);
    ledger.settledBelow(4);
    assertThat(heard.equal).isEmpty();
  }
}
