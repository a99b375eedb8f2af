package fieldkit.common.remote.builtin;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.SSHAgentConnector;
import fieldkit.common.remote.Prompter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Vector;
import org.jspecify.annotations.Nullable;

/** The keys a login offers: the agent's, then those in files. */
final class LoginKeys implements IdentityRepository {
  private final List<Identity> keys = new ArrayList<>();
  private final List<String> locked = new ArrayList<>();

  /** Collects the keys; what is not there or cannot be read is left out. */
  LoginKeys(JSch jsch, HostSettings settings, @Nullable Prompter prompter) {
    List<UserKey> files = new ArrayList<>();
    for (Path file : settings.identities()) {
      if (Files.isReadable(file)) {
        addFile(jsch, file, prompter, files);
      }
    }
    for (Identity key : agentKeys(settings)) {
      if (!settings.onlyIdentities() || files.stream().anyMatch(file -> isSame(file, key))) {
        keys.add(key);
      }
    }
    for (UserKey file : files) {
      if (file.isUsable()) {
        keys.add(file);
      } else if (keys.stream().noneMatch(key -> isSame(file, key))) {
        locked.add(file.getName());
      }
    }
  }

  private static void addFile(
      JSch jsch, Path file, @Nullable Prompter prompter, List<UserKey> files) {
    try {
      files.add(new UserKey(file, KeyPair.load(jsch, file.toString()), prompter));
    } catch (JSchException noKey) {
      // ssh passes over such a file too
    }
  }

  private static List<Identity> agentKeys(HostSettings settings) {
    if (settings.agent().isEmpty()) {
      return List.of();
    }
    try {
      return new AgentIdentityRepository(new SSHAgentConnector(settings.agent().get()))
          .getIdentities();
    } catch (AgentProxyException noAgent) {
      return List.of();
    }
  }

  private static boolean isSame(UserKey file, Identity key) {
    byte[] blob = file.publicPart();
    return blob != null && Arrays.equals(blob, key.getPublicKeyBlob());
  }

  /** The files whose passphrase nobody could be asked for. */
  List<String> locked() {
    return List.copyOf(locked);
  }

  @Override
  @SuppressWarnings("JdkObsolete") // JSch wants it so
  public Vector<Identity> getIdentities() {
    return new Vector<>(keys);
  }

  @Override
  public String getName() {
    return "the user's keys";
  }

  @Override
  public int getStatus() {
    return RUNNING;
  }

  @Override
  public boolean add(byte[] identity) {
    return false;
  }

  @Override
  public boolean remove(byte[] blob) {
    return false;
  }

  @Override
  public void removeAll() {
    keys.clear();
  }
}
