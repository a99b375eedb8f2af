package fieldkit.blocksync.sync;

import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.region.RegionRange;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers regions of zeros that lie next to each other into one message. One thread. */
final class ZeroRun {
  private static final long LONGEST = 1024;

  private final Outlet outlet;
  private @Nullable RegionRange run;

  ZeroRun(Outlet outlet) {
    this.outlet = outlet;
  }

  void add(long region) throws IOException, InterruptedException {
    RegionRange current = run;
    if (current != null && current.to() == region && current.count() < LONGEST) {
      run = new RegionRange(current.from(), region + 1);
    } else {
      flush();
      run = new RegionRange(region, region + 1);
    }
  }

  void flush() throws IOException, InterruptedException {
    RegionRange current = run;
    if (current != null) {
      run = null;
      outlet.send(new Message.Zero(List.of(current)));
    }
  }
}
