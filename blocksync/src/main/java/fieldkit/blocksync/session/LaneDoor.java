package fieldkit.blocksync.session;

import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.protocol.ChannelLink;
import fieldkit.blocksync.protocol.Lane;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.protocol.Token;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where further lanes come in: a socket in a folder that nobody but its owner may enter. What
 * guards it is the folder; the token keeps sessions apart.
 */
final class LaneDoor implements Closeable {
  private static final int PATIENCE_SECONDS = 20;

  private final Path folder;
  private final Path socket;
  private final ServerSocketChannel door;
  private final Token token;
  private final DigestSuite greeting;
  private final BlockingQueue<SocketChannel> arrived = new LinkedBlockingQueue<>();

  private LaneDoor(
      Path folder, Path socket, ServerSocketChannel door, Token token, DigestSuite greeting) {
    this.folder = folder;
    this.socket = socket;
    this.door = door;
    this.token = token;
    this.greeting = greeting;
  }

  /** Opens the door. */
  static LaneDoor open(Token token, DigestSuite greeting) throws IOException {
    Path folder = Files.createTempDirectory("blocksync-"); // mode 0700
    Path socket = folder.resolve("lanes");
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(socket));
    LaneDoor opened = new LaneDoor(folder, socket, door, token, greeting);
    Thread.ofPlatform().daemon().name("door").start(opened::let);
    return opened;
  }

  /** The socket's path. */
  String path() {
    return socket.toString();
  }

  /** Lets everybody in who comes, and says the first word to each, for the client waits for it. */
  private void let() {
    try {
      while (true) {
        SocketChannel lane = door.accept();
        ByteBuffer ready =
            ByteBuffer.wrap(Lane.readyLine(token).getBytes(StandardCharsets.US_ASCII));
        new ChannelLink(lane, lane).write(ready);
        arrived.add(lane);
      }
    } catch (IOException closed) {
      // nobody comes any more
    }
  }

  /** The lanes that came, once so many have said who they are. */
  List<Lane> lanes(int count) throws IOException, InterruptedException {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      @Nullable SocketChannel channel = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (channel == null) {
        throw new ProtocolException("not as many lanes as it says");
      }
      Lane lane = new Lane(new ChannelLink(channel, channel), greeting);
      if (!(lane.read() instanceof Message.Hello)) {
        throw new ProtocolException("a lane without a greeting");
      }
      lanes.add(lane);
    }
    return lanes;
  }

  @Override
  public void close() throws IOException {
    door.close();
    Files.deleteIfExists(socket);
    Files.deleteIfExists(folder);
  }
}
