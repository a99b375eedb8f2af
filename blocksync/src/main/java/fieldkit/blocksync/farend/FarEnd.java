package fieldkit.blocksync.farend;

import fieldkit.blocksync.protocol.Token;
import fieldkit.common.remote.RemoteProcess;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A far end that runs and is ready: with {@link FarEndKind#SHELL} a shell that does line by line
 * what it is told, otherwise one that speaks the protocol, from the first byte that {@link #in}
 * gives.
 *
 * @param host the host as the user named it
 * @param kind what runs there
 * @param token what began its first line
 * @param version the protocol's version that it speaks, 0 for a shell
 * @param about what is known of it, for {@code -v}
 * @param banner what the login printed before, mostly nothing
 * @param process the command, for its end
 * @param in what it writes
 */
public record FarEnd(
    String host,
    FarEndKind kind,
    Token token,
    int version,
    String about,
    String banner,
    RemoteProcess process,
    InputStream in)
    implements AutoCloseable {

  /** What it reads. */
  public OutputStream out() {
    return process.out();
  }

  @Override
  public void close() {
    process.close();
  }
}
