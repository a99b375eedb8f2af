package fieldkit.common.remote.builtin;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteFault.Reason;
import fieldkit.common.remote.SshFault;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;

/** Why JSch gave up a login, in the user's words. It says so by kinds of failures and by texts. */
final class LoginFault {
  private LoginFault() {}

  /**
   * The fault for a failure.
   *
   * @param key what the host's key is, or nothing
   * @param locked files with keys that could not be offered without their passphrase
   */
  static RemoteFault of(JSchException e, String name, String key, List<String> locked) {
    String message = Objects.requireNonNullElse(e.getMessage(), "");
    return switch (e) {
      case JSchChangedHostKeyException _ -> SshFault.of(Reason.HOST_KEY_CHANGED, name, key, e);
      case JSchRevokedHostKeyException _ -> SshFault.of(Reason.HOST_KEY_CHANGED, name, key, e);
      case JSchHostKeyException _ -> SshFault.of(Reason.HOST_KEY_UNKNOWN, name, key, e);
      case JSchAlgoNegoFailException _ ->
          SshFault.of(Reason.FAILED, name, "no algorithm that both sides know", e);
      case JSchSessionDisconnectException ended ->
          SshFault.of(Reason.DENIED, name, ended.getDescription(), e);
      default ->
          message.startsWith("Auth ") || message.startsWith("USERAUTH")
              ? denied(e, name, message, locked)
              : ofCause(e, name);
    };
  }

  private static RemoteFault denied(
      JSchException e, String name, String message, List<String> locked) {
    if (!locked.isEmpty()) {
      return new RemoteFault(
          Reason.DENIED,
          "%s: does not let us in, and %s needs a passphrase"
              .formatted(name, String.join(", ", locked)),
          "ssh-add loads a key into the agent, which then needs none",
          e);
    }
    int quote = message.indexOf('\''); // JSch quotes what the server would have taken
    String methods = quote < 0 ? "" : message.substring(quote).replace("'", "");
    return SshFault.of(Reason.DENIED, name, methods, e);
  }

  private static RemoteFault ofCause(JSchException e, String name) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return SshFault.of(Reason.HOST_NOT_FOUND, name, "", e);
      }
      if (cause instanceof SocketTimeoutException) {
        return SshFault.of(Reason.TIMEOUT, name, "", e);
      }
      if (cause instanceof java.net.ConnectException
          || cause instanceof java.net.NoRouteToHostException) {
        return SshFault.of(
            Reason.UNREACHABLE, name, Objects.requireNonNullElse(cause.getMessage(), ""), e);
      }
      if (cause instanceof IOException) {
        return SshFault.of(Reason.LINK_LOST, name, "", e);
      }
    }
    return SshFault.of(Reason.LINK_LOST, name, Objects.requireNonNullElse(e.getMessage(), ""), e);
  }
}
