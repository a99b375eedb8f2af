package fieldkit.blocksync.state;

import java.io.IOException;
import java.nio.file.Path;

/** A run of its own that says what it is about to send, until it is killed. */
final class SendingProbe {
  private SendingProbe() {}

  @SuppressWarnings("SystemOut") // it is what the test reads
  public static void main(String[] arguments) throws IOException {
    int regions = Integer.parseInt(arguments[1]);
    try (PairState state = new Fixture(Path.of(arguments[0]), regions).open()) {
      state.begin(Fixture.SESSION);
      for (int i = 0; i < regions; i++) {
        state.sending(i);
        System.out.println(i);
        if (i % 3 == 0) {
          state.durable(i, Fixture.digest(1000 + i));
        }
      }
    }
  }
}
