package fieldkit.blocksync.farend.shell;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.protocol.LinkLostException;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.RegionRange;
import fieldkit.blocksync.sync.RegionDigester;
import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Has sha256sum digest regions where they are: one command for many. */
final class ShellDigester implements RegionDigester {
  private static final int HEXADECIMAL = 16;

  private final ShellChannel channel;
  private final ShellFile file;
  private final Geometry geometry;

  ShellDigester(ShellChannel channel, ShellFile file, Geometry geometry) {
    this.channel = channel;
    this.file = file;
    this.geometry = geometry;
  }

  @Override
  public void digest(RegionRange regions, Listener listener)
      throws IOException, InterruptedException {
    long next = regions.from();
    while (next < regions.to()) {
      long last = geometry.regions() - 1;
      boolean tail = next == last && geometry.length(last) < geometry.regionSize();
      long whole = tail || regions.to() <= last ? regions.to() : lastWhole(last);
      next = tail ? tail(next, listener) : run(next, Math.min(regions.to(), whole), listener);
    }
  }

  /** Behind the last region that is not cut short. */
  private long lastWhole(long last) {
    return geometry.length(last) == geometry.regionSize() ? last + 1 : last;
  }

  private long tail(long region, Listener listener) throws IOException, InterruptedException {
    int length = geometry.length(region);
    boolean toTheEnd = geometry.size() == file.size();
    if (length % ShellFile.UNIT != 0 && !toTheEnd) {
      listener.digest(region, null); // dd would read on
      return region + 1;
    }
    Blocks blocks = Blocks.of(geometry.position(region), length);
    return ask(region, region + 1, blocks, listener);
  }

  private long run(long from, long to, Listener listener) throws IOException, InterruptedException {
    int size = geometry.regionSize();
    return ask(from, to, new Blocks(size, from, 1, size), listener);
  }

  /** Asks for regions of the same form, and returns behind the last that was told of. */
  private long ask(long from, long to, Blocks each, Listener listener)
      throws IOException, InterruptedException {
    Hearing hearing = new Hearing();
    channel.send(
        "hash %d %d %d %d %s"
            .formatted(
                each.size(), each.first(), each.count(), to - from, file.readFlag(each.length())),
        ByteBuffer.allocate(0),
        hearing);
    long region = from;
    @Nullable Digest before = null;
    while (true) {
      Event event = hearing.events.take();
      if (event.digest() != null) {
        if (before != null) {
          listener.digest(region++, before);
        }
        before = event.digest();
        continue;
      }
      IOException why = event.why();
      if (before != null) {
        listener.digest(region++, why == null ? before : null); // the last one is what failed
      }
      if (why instanceof FileFault) {
        return region;
      }
      if (why != null) {
        throw Reasons.again(why);
      }
      if (region < to) {
        throw new LinkLostException("the shell there answers less than was asked");
      }
      return region;
    }
  }

  /** A digest, or the end: with a reason if it failed. */
  private record Event(@Nullable Digest digest, @Nullable IOException why) {}

  private static final class Hearing implements Reply {
    final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    @Override
    public void line(String text) {
      try {
        long high = Long.parseUnsignedLong(text.substring(0, HEXADECIMAL), HEXADECIMAL);
        long low =
            Long.parseUnsignedLong(text.substring(HEXADECIMAL, 2 * HEXADECIMAL), HEXADECIMAL);
        events.add(new Event(new Digest(high, low), null));
      } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
        events.add(
            new Event(null, new LinkLostException("sha256sum there answers '%s'".formatted(text))));
      }
    }

    @Override
    public void done() {
      events.add(new Event(null, null));
    }

    @Override
    public void failed(IOException why) {
      events.add(new Event(null, why));
    }
  }
}
