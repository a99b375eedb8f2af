package fieldkit.common.remote.builtin;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The host keys that the user and the machine trust, several files taken together; read only. */
final class KnownKeys implements HostKeyRepository {
  private final List<HostKeyRepository> files = new ArrayList<>();

  /** Reads the files; those that are not there hold nothing. */
  KnownKeys(List<Path> files) throws JSchException {
    for (Path file : files) {
      JSch reader = new JSch(); // which reads one file
      reader.setKnownHosts(file.toString());
      this.files.add(reader.getHostKeyRepository());
    }
  }

  /** Known if any file has it; changed if none has, and one has another key of its kind. */
  @Override
  public int check(String host, byte[] key) {
    int found = NOT_INCLUDED;
    for (HostKeyRepository file : files) {
      int here = file.check(host, key);
      if (here == OK) {
        return OK;
      }
      found = here == CHANGED ? CHANGED : found;
    }
    return found;
  }

  @Override
  public HostKey[] getHostKey() {
    return getHostKey(null, null);
  }

  @Override
  public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
    return files.stream()
        .flatMap(file -> Arrays.stream(file.getHostKey(host, type)))
        .toArray(HostKey[]::new);
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "known_hosts";
  }

  @Override
  public void add(HostKey key, UserInfo user) {
    throw new UnsupportedOperationException("the user's files are only read");
  }

  @Override
  public void remove(String host, String type) {
    throw new UnsupportedOperationException("the user's files are only read");
  }

  @Override
  public void remove(String host, String type, byte[] key) {
    throw new UnsupportedOperationException("the user's files are only read");
  }
}
