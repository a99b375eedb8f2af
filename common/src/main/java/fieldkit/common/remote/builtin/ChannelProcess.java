package fieldkit.common.remote.builtin;

import com.jcraft.jsch.ChannelExec;
import fieldkit.common.remote.ErrorLines;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteFault.Reason;
import fieldkit.common.remote.RemoteProcess;
import fieldkit.common.remote.ShellStatus;
import fieldkit.common.remote.SshFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Consumer;

/** A command at the other end of a session's channel. */
final class ChannelProcess implements RemoteProcess {
  private static final int UNKNOWN = -1;
  private static final long LOOK_AGAIN_MILLIS = 5;

  private final String name;
  private final ChannelExec channel;
  private final WatchedLink link;
  private final ChannelLane lane;
  private final ErrorLines errors;

  /** A channel with a command that is not connected yet. */
  ChannelProcess(String name, ChannelExec channel, WatchedLink link, Consumer<String> errors)
      throws IOException {
    this.name = name;
    this.channel = channel;
    this.link = link;
    this.lane = new ChannelLane(channel);
    this.errors = new ErrorLines(errors);
    channel.setErrStream(this.errors);
  }

  @Override
  public InputStream in() {
    return lane.in();
  }

  @Override
  public OutputStream out() {
    return lane.out();
  }

  @Override
  public int exitStatus(Duration limit) throws RemoteFault, InterruptedException {
    long begin = System.nanoTime();
    while (!channel.isClosed() && channel.isConnected()) {
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw new RemoteFault(
            Reason.TIMEOUT,
            "%s: the command has not ended within %d seconds".formatted(name, limit.toSeconds()));
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
    errors.close(); // JSch does it too, but a little later
    int status = channel.getExitStatus();
    if (status == UNKNOWN) {
      throw cutOff();
    }
    ShellStatus.check(name, status);
    return status;
  }

  private RemoteFault cutOff() {
    String signal = channel.getExitSignal();
    if (signal != null) {
      return new RemoteFault(
          Reason.FAILED, "%s: the command there was ended by SIG%s".formatted(name, signal));
    }
    return SshFault.of(link.wasSilent() ? Reason.TIMEOUT : Reason.LINK_LOST, name, "");
  }

  @Override
  public void close() {
    lane.close();
  }
}
