package fieldkit.common.remote.builtin;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import fieldkit.common.remote.Prompter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server's questions to the user, and what it shows before it lets anybody in. */
final class Questions implements UserInfo, UIKeyboardInteractive {
  private final String name;
  private final @Nullable Prompter prompter;
  private final Consumer<String> shown;
  private @Nullable String password;

  /**
   * Questions of a host.
   *
   * @param prompter who can be asked, or null
   * @param shown is given each line of what the server shows
   */
  Questions(String name, @Nullable Prompter prompter, Consumer<String> shown) {
    this.name = name;
    this.prompter = prompter;
    this.shown = shown;
  }

  @Override
  public boolean promptPassword(String message) {
    password = ask("Password of %s: ".formatted(name), true);
    return password != null;
  }

  @Override
  public @Nullable String getPassword() {
    return password;
  }

  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String title, String instruction, String[] prompts, boolean[] echo) {
    instruction.lines().forEach(shown);
    String[] answers = new String[prompts.length];
    for (int i = 0; i < prompts.length; i++) {
      String answer = ask("%s: %s".formatted(this.name, prompts[i]), !echo[i]);
      if (answer == null) {
        return null;
      }
      answers[i] = answer;
    }
    return answers;
  }

  private @Nullable String ask(String question, boolean secret) {
    return prompter == null ? null : prompter.ask(question, secret);
  }

  @Override
  public boolean promptPassphrase(String message) {
    return false; // a UserKey asks for its own
  }

  @Override
  public @Nullable String getPassphrase() {
    return null;
  }

  @Override
  public boolean promptYesNo(String message) {
    return false; // which would be to trust a host key
  }

  @Override
  public void showMessage(String message) {
    message.lines().forEach(shown);
  }
}
