package fieldkit.blocksync.session;

import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.Traffic;
import java.io.IOException;
import java.util.function.Supplier;

/** A link within this process whose other end works over a wire, on which something counts. */
final class CountedLink implements Link {
  private final Link link;
  private final Supplier<Traffic> traffic;

  CountedLink(Link link, Supplier<Traffic> traffic) {
    this.link = link;
    this.traffic = traffic;
  }

  @Override
  public void start(Handler handler) {
    link.start(handler);
  }

  @Override
  public void send(Message message) throws IOException, InterruptedException {
    link.send(message);
  }

  @Override
  public void sendLast(Message message) throws IOException, InterruptedException {
    link.sendLast(message);
  }

  @Override
  public Traffic traffic() {
    return traffic.get();
  }

  @Override
  public void abandon() {
    link.abandon();
  }

  @Override
  public void close() {
    link.close();
  }
}
