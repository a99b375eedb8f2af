package fieldkit.common.remote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user says on a command line about a login. Each has ssh's own meaning and comes before the
 * user's configuration.
 *
 * @param port as ssh's {@code -p}, or null
 * @param identities files with private keys, as {@code -i}
 * @param jump hosts on the way, as {@code -J}, or null
 * @param settings {@code KEYWORD=VALUE}, as {@code -o}
 * @param config the configuration to use in place of the user's, as {@code -F}, or null; {@code
 *     none} for none
 */
public record SshOptions(
    @Nullable Integer port,
    List<String> identities,
    @Nullable String jump,
    List<String> settings,
    @Nullable String config) {

  /** Copies the lists. */
  public SshOptions {
    identities = List.copyOf(identities);
    settings = List.copyOf(settings);
  }

  /** Nothing said. */
  public static SshOptions none() {
    return new SshOptions(null, List.of(), null, List.of(), null);
  }
}
