package fieldkit.common.remote.builtin;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.KeyPair;
import fieldkit.common.remote.Prompter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A private key in a file. Its passphrase is asked for when the server has said that it would take
 * the key, and not before; JSch would ask for each key's in turn.
 */
final class UserKey implements Identity {
  private static final int TRIES = 3;

  private final Path file;
  private final KeyPair pair;
  private final @Nullable Prompter prompter;

  /** A key as it is on disk. */
  UserKey(Path file, KeyPair pair, @Nullable Prompter prompter) {
    this.file = file;
    this.pair = pair;
    this.prompter = prompter;
  }

  /** Whether it can be used: it needs no passphrase, or there is somebody to ask. */
  boolean isUsable() {
    return !pair.isEncrypted() || prompter != null;
  }

  /** The public key, or null where it can only be had with the passphrase. */
  byte @Nullable [] publicPart() {
    return pair.getPublicKeyBlob();
  }

  @Override
  public boolean setPassphrase(byte @Nullable [] passphrase) {
    return true; // for JSch it is not encrypted
  }

  @Override
  public boolean isEncrypted() {
    return false;
  }

  @Override
  public byte @Nullable [] getPublicKeyBlob() {
    byte[] blob = publicPart();
    return blob == null && unlock() ? pair.getPublicKeyBlob() : blob; // old formats hide it
  }

  @Override
  public byte @Nullable [] getSignature(byte[] data) {
    return unlock() ? pair.getSignature(data) : null;
  }

  @Override
  public byte @Nullable [] getSignature(byte[] data, String algorithm) {
    return unlock() ? pair.getSignature(data, algorithm) : null;
  }

  private boolean unlock() {
    for (int i = 0; i < TRIES && pair.isEncrypted() && prompter != null; i++) {
      String passphrase = prompter.ask("Passphrase of %s: ".formatted(file), true);
      if (passphrase == null) {
        return false;
      }
      boolean _ = pair.decrypt(passphrase.getBytes(StandardCharsets.UTF_8));
    }
    return !pair.isEncrypted();
  }

  @Override
  public String getAlgName() {
    return pair.getKeyTypeString();
  }

  @Override
  public String getName() {
    return file.toString();
  }

  @Override
  public void clear() {
    pair.dispose();
  }
}
