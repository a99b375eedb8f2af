package fieldkit.common.remote;

import fieldkit.common.remote.RemoteFault.Reason;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why OpenSSH's client gave up. It says so by status 255 and by its own messages, which are matched
 * here as OpenSSH 7.4 to 10 write them; the status alone may also be the far command's.
 */
final class SshEnd implements EndMeaning {
  private static final int GAVE_UP = 255;

  /** In the order in which they count: a refused key is also a lost connection. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign(Reason.HOST_KEY_CHANGED, ".*REMOTE HOST IDENTIFICATION HAS CHANGED.*"),
          new Sign(Reason.HOST_KEY_CHANGED, ".*REVOKED HOST KEY DETECTED.*"),
          new Sign(Reason.HOST_KEY_UNKNOWN, "Host key verification failed\\."),
          new Sign(
              Reason.HOST_NOT_FOUND, "(?:ssh: )?Could not resolve hostname (?:.*?): (?<said>.*)"),
          new Sign(Reason.DENIED, ".*: Permission denied \\((?<said>.*)\\)\\."),
          new Sign(Reason.DENIED, ".*(?<said>Too many authentication failures).*"),
          new Sign(Reason.TIMEOUT, "Timeout, server .* not responding\\."),
          new Sign(Reason.TIMEOUT, ".*: (?:Connection|Operation) timed out"),
          new Sign(Reason.TIMEOUT, "Connection timed out during banner exchange"),
          new Sign(Reason.TIMEOUT, "Connection to .* timed out"),
          new Sign(Reason.UNREACHABLE, "(?:ssh: )?connect to host .* port \\d+: (?<said>.*)"),
          new Sign(Reason.BAD_SETTINGS, "(?<said>.*Bad configuration option.*)"),
          new Sign(Reason.BAD_SETTINGS, "(?<said>Bad owner or permissions on .*)"),
          new Sign(Reason.FAILED, "Unable to negotiate with .*?: (?<said>.*)"),
          new Sign(Reason.LINK_LOST, "(?<said>Corrupted MAC on input.*|Bad packet length.*)"),
          new Sign(Reason.LINK_LOST, ".*(?<said>message authentication code incorrect).*"),
          new Sign(Reason.LINK_LOST, "Connection to .* closed by remote host\\."),
          new Sign(Reason.LINK_LOST, "Connection (?:closed|reset) by .*"),
          new Sign(Reason.LINK_LOST, "kex_exchange_identification: .*"),
          new Sign(Reason.LINK_LOST, ".*(?<said>Connection reset by peer|Broken pipe).*"));

  private final String name;

  /** For a host of this name. */
  SshEnd(String name) {
    this.name = name;
  }

  @Override
  public void check(int status, List<String> errors) throws RemoteFault {
    ShellStatus.check(name, status);
    if (status == GAVE_UP) {
      throw fault(errors);
    }
  }

  /** What a client that gave up has said. */
  RemoteFault fault(List<String> errors) {
    for (Sign sign : SIGNS) {
      for (String line : errors) {
        Matcher matcher = sign.pattern.matcher(line);
        if (matcher.matches()) {
          boolean named = sign.pattern.namedGroups().containsKey("said");
          return SshFault.of(sign.reason, name, named ? matcher.group("said") : "");
        }
      }
    }
    return SshFault.of(Reason.LINK_LOST, name, "ssh ended without saying why");
  }

  private record Sign(Reason reason, Pattern pattern) {
    Sign(Reason reason, String pattern) {
      this(reason, Pattern.compile(pattern));
    }
  }
}
