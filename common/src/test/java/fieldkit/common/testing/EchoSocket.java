package fieldkit.common.testing;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A program that listens on a Unix-domain socket, greets, and sends back what it is sent. */
public final class EchoSocket implements AutoCloseable {
  /** The greeting. */
  public static final byte GREETING = '!';

  private final ServerSocketChannel listener;

  private EchoSocket(ServerSocketChannel listener) {
    this.listener = listener;
    Thread _ = Thread.ofPlatform().daemon().name("echo").start(this::accept);
  }

  /** Listens at a path, whose file is there from then on. */
  public static EchoSocket at(Path path) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return new EchoSocket(listener.bind(UnixDomainSocketAddress.of(path)));
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = listener.accept();
        Thread _ = Thread.ofPlatform().daemon().name("echo").start(() -> echo(client));
      }
    } catch (IOException closed) {
      // this is its end
    }
  }

  private static void echo(SocketChannel client) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
    try (client) {
      buffer.put(GREETING);
      do {
        buffer.flip();
        while (buffer.hasRemaining()) {
          int _ = client.write(buffer);
        }
        buffer.clear();
      } while (client.read(buffer) >= 0);
    } catch (IOException gone) {
      // the client's business
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
