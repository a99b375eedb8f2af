package fieldkit.common.remote;

import org.jspecify.annotations.Nullable;

/** Somebody at a terminal who can be asked for a passphrase or a password. */
@FunctionalInterface
public interface Prompter {

  /**
   * Asks, and waits for the answer.
   *
   * @param question what is wanted, one line without an end
   * @param secret whether the answer must not be shown
   * @return the answer, or null if there is none
   */
  @Nullable String ask(String question, boolean secret);
}
