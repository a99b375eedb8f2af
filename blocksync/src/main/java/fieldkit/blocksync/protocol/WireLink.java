package fieldkit.blocksync.protocol;

import fieldkit.blocksync.protocol.Message.Alive;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A link over one or more lanes: data go over whichever is free, all else over the first. */
public final class WireLink implements Link {
  private static final long DRAIN_MILLIS = 2000;
  private static final long LAST_WORDS_MILLIS = 1000;

  private final List<Lane> lanes;
  private final List<LaneSender> senders = new ArrayList<>();
  private final Patience patience;
  private final AtomicBoolean over = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean closing;
  private volatile boolean abandoned;
  private volatile @Nullable Handler handler;

  /**
   * How long to wait.
   *
   * @param alive after so much silence of our own we say that we live
   * @param dead after so much silence of the other end it is taken for dead
   */
  public record Patience(Duration alive, Duration dead) {
    /** What docs/protocol.md says. */
    public static final Patience USUAL =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  /** A link over lanes that have begun; the first is for all messages. */
  public WireLink(List<Lane> lanes, Patience patience) {
    this.lanes = List.copyOf(lanes);
    this.patience = patience;
    for (int i = 0; i < lanes.size(); i++) {
      senders.add(new LaneSender(lanes.get(i), "send-" + i, this::lostSomewhere));
    }
  }

  @Override
  public void start(Handler handler) {
    this.handler = handler;
    senders.forEach(LaneSender::start);
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      boolean first = i == 0;
      Thread.ofPlatform().daemon().name("receive-" + i).start(() -> receive(lane, first, handler));
    }
    Thread.ofPlatform().daemon().name("alive").start(this::watch);
  }

  private void receive(Lane lane, boolean first, Handler handler) {
    try {
      while (!closing) {
        Message message = lane.read();
        if (!(message instanceof Alive)) {
          handler.on(message);
        }
      }
    } catch (LinkLostException e) {
      if (first) {
        lost(e);
      } else {
        lostSomewhere(e);
      }
    } catch (IOException e) {
      lost(e);
    } catch (InterruptedException e) {
      lost(new IOException("interrupted", e));
    } catch (RuntimeException | Error e) {
      lost(new IOException(e));
    } finally {
      if (first) {
        ended.countDown();
      }
    }
  }

  private void watch() {
    long pause = Math.max(1, patience.alive().toMillis() / 5);
    try {
      while (!closing) {
        Thread.sleep(pause);
        if (!isAlive()) {
          return;
        }
      }
    } catch (IOException e) {
      lost(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What is sent does not get there, or a further lane ended: perhaps the other end has left, and
   * says why on its first lane. That is worth more.
   */
  private void lostSomewhere(IOException why) {
    try {
      boolean _ = ended.await(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lost(why);
  }

  /** Says on every lane that this end lives, and hears whether the other one does. */
  private boolean isAlive() throws IOException, InterruptedException {
    for (int i = 0; i < lanes.size(); i++) {
      if (senders.get(i).idleNanos() > patience.alive().toNanos()) {
        senders.get(i).send(new Alive());
      }
      if (lanes.get(i).waitingNanos() > patience.dead().toNanos()) {
        lost(
            new LinkLostException(
                "nothing was heard from the other end for %d seconds"
                    .formatted(patience.dead().toSeconds())));
        return false;
      }
    }
    return true;
  }

  private void lost(IOException why) {
    if (closing) {
      return;
    }
    senders.forEach(sender -> sender.refuse(why)); // who waits for room would wait for ever
    Handler hearer = handler;
    if (over.compareAndSet(false, true) && hearer != null) {
      hearer.lost(why);
    }
  }

  @Override
  public void send(Message message) throws IOException, InterruptedException {
    switch (message) {
      case Message.RegionData _, Message.Pages _, Message.Zero _ -> freest().send(message);
      case Message.Round _, Message.EndRound _ -> { // so that no lane is ahead of its round
        for (LaneSender sender : senders) {
          sender.send(message);
        }
      }
      default -> senders.getFirst().send(message);
    }
  }

  @Override
  public void sendLast(Message message) {
    if (handler == null) {
      senders.getFirst().start(); // it failed before the link was started
    }
    senders.getFirst().sendLast(message);
  }

  private LaneSender freest() {
    LaneSender freest = senders.getFirst();
    for (LaneSender sender : senders) {
      if (sender.load() < freest.load()) {
        freest = sender;
      }
    }
    return freest;
  }

  @Override
  public Traffic traffic() {
    return lanes.stream().map(Lane::traffic).reduce(Traffic.NONE, Traffic::plus);
  }

  /**
   * Waits a little for the other end to end its first lane. Whoever said the last word does so: a
   * further lane that ends while that word is still on its way looks like a lost one.
   */
  public void awaitEnd() throws InterruptedException {
    if (lanes.size() > 1) {
      boolean _ = ended.await(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void abandon() {
    abandoned = true;
  }

  /** Waits a little for what was sent, unless it was abandoned, then ends all lanes. */
  @Override
  public void close() {
    closing = true;
    long end = System.nanoTime() + DRAIN_MILLIS * 1_000_000; // for all of them together
    try {
      for (LaneSender sender : senders) {
        long left = (end - System.nanoTime()) / 1_000_000;
        sender.drain(abandoned ? 0 : Math.max(0, left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    senders.forEach(LaneSender::close);
    for (Lane lane : lanes) {
      try {
        lane.close();
      } catch (IOException alreadyGone) {
        // what had to be heard was heard
      }
    }
  }
}
