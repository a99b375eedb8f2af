package fieldkit.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import fieldkit.common.testing.DelayingRelay.Direction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DelayingRelayTest {
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread _ = Thread.ofPlatform().daemon().start(this::echo);
  }

  private void echo() {
    try (Socket client = server.accept()) {
      long _ = client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException closed) {
      // the test's end
    }
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @Test
  void eachByteTakesItsTime() throws Exception {
    try (DelayingRelay relay = to(Duration.ofMillis(40), Long.MAX_VALUE);
        Socket client = connect(relay)) {
      long begin = System.nanoTime();
      client.getOutputStream().write('x');

      assertThat(client.getInputStream().read()).isEqualTo('x');
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofMillis(80), Duration.ofMillis(800));
    }
  }

  @Test
  void manyBytesAreOnTheWayAtOnce() throws Exception {
    byte[] sent = new byte[32 << 20];
    new SplittableRandom(1).nextBytes(sent);
    try (DelayingRelay relay = to(Duration.ofMillis(100), Long.MAX_VALUE);
        Socket client = connect(relay)) {
      long begin = System.nanoTime();
      byte[] back = throughAndBack(client, sent);

      assertThat(back).isEqualTo(sent);
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofMillis(200), Duration.ofSeconds(10)); // a piece at a time: 50 s
      assertThat(relay.bytes(Direction.UP)).isEqualTo(sent.length);
      assertThat(relay.bytes(Direction.DOWN)).isEqualTo(sent.length);
    }
  }

  @Test
  void aNarrowWayTakesItsTime() throws Exception {
    try (DelayingRelay relay = to(Duration.ZERO, 1 << 20);
        Socket client = connect(relay)) {
      long begin = System.nanoTime();
      byte[] _ = throughAndBack(client, new byte[1 << 20]);

      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }
  }

  @Test
  void oneBitIsChanged() throws Exception {
    byte[] sent = new byte[1000];
    try (DelayingRelay relay = to(Duration.ZERO, Long.MAX_VALUE);
        Socket client = connect(relay)) {
      relay.flip(Direction.UP, 700);
      byte[] back = throughAndBack(client, sent);

      sent[700] = 1;
      assertThat(back).isEqualTo(sent);
    }
  }

  @Test
  void aStalledWaySaysNothing() throws Exception {
    try (DelayingRelay relay = to(Duration.ZERO, Long.MAX_VALUE);
        Socket client = connect(relay)) {
      relay.stall();
      client.getOutputStream().write('x');
      Aside<Integer> reader = Aside.run(() -> client.getInputStream().read());
      Thread.sleep(300);
      assertThat(relay.bytes(Direction.DOWN)).isZero();
      relay.resume();

      assertThat(reader.get()).isEqualTo('x');
    }
  }

  @Test
  void aCutWayFails() throws Exception {
    try (DelayingRelay relay = to(Duration.ZERO, Long.MAX_VALUE);
        Socket client = connect(relay)) {
      client.getOutputStream().write('x');
      assertThat(client.getInputStream().read()).isEqualTo('x');
      relay.cut();

      assertThatIOException().isThrownBy(() -> client.getInputStream().read());
      assertThatIOException().isThrownBy(() -> connect(relay));
    }
  }

  private DelayingRelay to(Duration oneWay, long bytesPerSecond) throws IOException {
    return DelayingRelay.to(server.getLocalPort(), oneWay, bytesPerSecond);
  }

  private static Socket connect(DelayingRelay relay) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), relay.port());
  }

  private static byte[] throughAndBack(Socket client, byte[] bytes) throws IOException {
    Aside<Void> writer =
        Aside.run(() -> {
          client.getOutputStream().write(bytes);
          client.shutdownOutput();
          return null;
        });
    byte[] back = client.getInputStream().readAllBytes();
    Void _ = writer.get();
    return back;
  }
}
