package fieldkit.common.remote;

import fieldkit.common.remote.RemoteFault.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command lines of OpenSSH's client for one host, see ssh(1). */
final class SshClient {
  private static final Duration HELPER_LIMIT = Duration.ofSeconds(30);

  private final String program;
  private final HostAddress host;
  private final SshOptions options;
  private final Spawner spawner;

  /** A client that is found as {@code program}. */
  SshClient(String program, HostAddress host, SshOptions options, Spawner spawner) {
    this.program = program;
    this.host = host;
    this.options = options;
    this.spawner = spawner;
  }

  /**
   * A command line.
   *
   * @param first comes before what the user says, and so wins
   * @param then counts where neither the user's words nor these say otherwise
   * @param command what to run there, or nothing
   */
  List<String> words(List<String> first, List<String> then, List<String> command) {
    List<String> words = new ArrayList<>();
    words.add(program);
    words.addAll(first);
    addOptions(words);
    words.addAll(then);
    words.addAll(List.of("-T", "-x", "--", host.text()));
    words.addAll(command);
    return words;
  }

  private void addOptions(List<String> words) {
    if (options.config() != null) {
      words.addAll(List.of("-F", options.config()));
    }
    if (options.port() != null) {
      words.addAll(List.of("-p", options.port().toString()));
    }
    options.identities().forEach(identity -> words.addAll(List.of("-i", identity)));
    if (options.jump() != null) {
      words.addAll(List.of("-J", options.jump()));
    }
    options.settings().forEach(setting -> words.addAll(List.of("-o", setting)));
  }

  /**
   * What holds for the host, the user's files and words taken together. Keywords in lower case.
   *
   * @throws RemoteFault if there is no client, or it understands neither the files nor the words
   */
  Map<String, String> effectiveSettings() throws RemoteFault {
    // no batch mode: in it, Debian's client has other defaults
    List<String> words = words(List.of("-G", "-o", "BatchMode=no"), List.of(), List.of());
    Map<String, String> settings = new HashMap<>();
    for (String line : run(words).lines().toList()) {
      int blank = line.indexOf(' ');
      if (blank > 0) {
        String _ =
            settings.putIfAbsent(
                line.substring(0, blank).toLowerCase(Locale.ROOT), line.substring(blank + 1));
      }
    }
    return settings;
  }

  /** Runs a client that has something to say or to arrange, and returns what it printed. */
  String run(List<String> words) throws RemoteFault {
    try (SpawnedProcess process = spawner.start(words, _ -> {})) {
      process.out().close();
      String said = new String(process.in().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.exitStatus(HELPER_LIMIT);
      if (status != 0) {
        throw SshFault.of(Reason.FAILED, host.text(), "ssh ended with " + status);
      }
      return said;
    } catch (RemoteFault e) {
      throw e;
    } catch (IOException e) {
      throw SshFault.of(Reason.FAILED, host.text(), "ssh was cut off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SshFault.of(Reason.FAILED, host.text(), "interrupted", e);
    }
  }
}
