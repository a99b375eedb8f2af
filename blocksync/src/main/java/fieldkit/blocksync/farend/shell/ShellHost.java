package fieldkit.blocksync.farend.shell;

import fieldkit.blocksync.device.StorageOpener;
import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.sync.RegionDigester;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A host where a shell is all that runs: its devices, opened by the same rules as those here. */
public final class ShellHost implements Closeable {
  private final ShellChannel channel;
  private final ShellFiles files;

  private ShellHost(ShellChannel channel, ShellFiles files) {
    this.channel = channel;
    this.files = files;
  }

  /**
   * Makes a host of a shell that carries out line by line what it is told, with the token as its
   * first parameter.
   *
   * @param cut ends it, so that who waits for it comes back
   */
  public static ShellHost begin(Token token, InputStream in, OutputStream out, Runnable cut)
      throws IOException {
    ShellChannel channel = ShellChannel.begin(token, in, out, cut);
    try {
      return new ShellHost(channel, new ShellFiles(channel));
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /** Opens devices there. One at a time. */
  public StorageOpener opener() {
    return StorageOpener.elsewhere(files, files.texts());
  }

  /**
   * Digests what is open there, as the suite {@code sha256-region} does.
   *
   * @param key the suite's, hexadecimal
   */
  public RegionDigester digester(String key, Geometry geometry) throws IOException {
    Answer _ = channel.call("key " + key);
    ShellFile open = files.held().orElseThrow(() -> new IOException("nothing is open there"));
    return new ShellDigester(channel, open, geometry);
  }

  /** Bytes sent so far. */
  public long sent() {
    return channel.sent();
  }

  /** Bytes received so far. */
  public long received() {
    return channel.received();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
