package fieldkit.newpost.sri.lock;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What is known of other servers' files, each asked for at most once. Thread-safe. */
public final class Remotes implements AutoCloseable {
  private final @Nullable LockFile lock;
  private final @Nullable Fetcher fetcher;
  private final boolean pinning;
  private final ConcurrentMap<String, Remote> known = new ConcurrentHashMap<>();
  private final AtomicInteger pinned = new AtomicInteger();

  /**
   * What is known from here on.
   *
   * @param lock what is pinned, or null to compare nothing
   * @param fetcher asks the servers, or null to stay offline
   * @param pinning whether what is not pinned yet may be
   */
  public Remotes(@Nullable LockFile lock, @Nullable Fetcher fetcher, boolean pinning) {
    this.lock = lock;
    this.fetcher = fetcher;
    this.pinning = pinning;
  }

  /** What is known of a URL. */
  public Remote of(String url) {
    return known.computeIfAbsent(url, this::look);
  }

  /** How many URLs were pinned. */
  public int newPins() {
    return pinned.get();
  }

  private Remote look(String url) {
    if (lock == null) {
      return new Remote.NotCompared();
    }
    Pin pin = lock.find(url);
    if (pin == null && !(pinning && fetcher != null)) {
      return new Remote.NotPinned(
          pinning ? "is not in the lock file: --fetch pins it" : "is not in the lock file");
    }
    if (fetcher == null) {
      return pin == null ? new Remote.NotCompared() : new Remote.Pinned(pin);
    }
    return ask(fetcher, lock, url, pin);
  }

  private Remote ask(Fetcher server, LockFile file, String url, @Nullable Pin pin) {
    Pin served;
    try {
      served = server.fetch(url);
    } catch (IOException e) {
      String message = e.getMessage();
      return new Remote.Differs(message == null ? "the server cannot be reached" : message);
    }
    if (pin != null && !pin.isSameContent(served)) {
      return new Remote.Differs("the server has other content than what is pinned");
    }
    if (pinning && !served.equals(pin)) {
      file.pin(url, served);
      int _ = pinned.incrementAndGet();
    }
    return new Remote.Pinned(served);
  }

  @Override
  public void close() {
    if (fetcher != null) {
      fetcher.close();
    }
  }
}
