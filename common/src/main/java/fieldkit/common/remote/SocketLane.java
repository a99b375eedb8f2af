package fieldkit.common.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A lane through a Unix-domain socket of this machine. */
final class SocketLane implements Lane {
  private final SocketChannel channel;
  private final InputStream in;
  private final OutputStream out;

  private SocketLane(SocketChannel channel) {
    this.channel = channel;
    this.in = Channels.newInputStream(channel);
    this.out = new Half(channel);
  }

  /** Connects to a socket. */
  static SocketLane to(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      boolean _ = channel.connect(UnixDomainSocketAddress.of(socket));
      return new SocketLane(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public void close() {
    try {
      channel.close(); // who reads or writes is woken
    } catch (IOException e) {
      // there is nothing behind it that could fail
    }
  }

  /** The way out, which can end while the way in goes on. */
  private static final class Half extends OutputStream {
    private final SocketChannel channel;
    private final OutputStream bytes;

    Half(SocketChannel channel) {
      this.channel = channel;
      this.bytes = Channels.newOutputStream(channel);
    }

    @Override
    public void write(int b) throws IOException {
      bytes.write(b);
    }

    @Override
    public void write(byte[] array, int offset, int length) throws IOException {
      bytes.write(array, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (channel.isOpen()) {
        SocketChannel _ = channel.shutdownOutput();
      }
    }
  }
}
