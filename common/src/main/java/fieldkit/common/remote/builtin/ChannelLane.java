package fieldkit.common.remote.builtin;

import com.jcraft.jsch.Channel;
import fieldkit.common.remote.Lane;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** One channel of a session. */
final class ChannelLane implements Lane {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Channel channel;
  private final ReceivePipe pipe = new ReceivePipe();
  private final OutputStream out;

  /** A channel that is not connected yet. */
  ChannelLane(Channel channel) throws IOException {
    this.channel = channel;
    channel.setOutputStream(pipe);
    this.out = new Sender(channel.getOutputStream());
  }

  @Override
  public InputStream in() {
    return pipe.in();
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public void close() {
    pipe.abandon();
    // it says good-bye, which a dead link may not take
    Thread farewell = Thread.ofPlatform().daemon().name("channel's end").start(channel::disconnect);
    try {
      boolean _ = farewell.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * JSch's way out, which by itself keeps the end of what is written until it has a packet full,
   * and drops without a word what is written after the channel's end.
   */
  private final class Sender extends OutputStream {
    private final OutputStream packets;

    Sender(OutputStream packets) {
      this.packets = packets;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      packets.write(bytes, offset, length);
      packets.flush();
      if (channel.isClosed()) {
        throw new IOException("nobody reads the other end");
      }
    }

    @Override
    public void close() throws IOException {
      packets.close();
    }
  }
}
