package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;

/** Opens what a test looks at. */
final class Openers {
  private Openers() {}

  static StorageOpener opener() {
    return new StorageOpener(FileAccess.ofThisSystem());
  }

  static Storage source(String path) throws IOException, RefusedException {
    return opener().openSource(RawPath.ofText(path));
  }

  static Storage source(Path path) throws IOException, RefusedException {
    return source(path.toString());
  }

  static Storage target(String path) throws IOException, RefusedException {
    return opener().openTarget(RawPath.ofText(path), TargetRules.STRICT);
  }

  static Storage target(Path path) throws IOException, RefusedException {
    return target(path.toString());
  }

  /** A target that must be refused; what is said of it. */
  static AbstractStringAssert<?> assertRefused(String path, TargetRules rules) {
    String[] what = new String[1];
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> opener().openTarget(RawPath.ofText(path), rules).close())
        .satisfies(refused -> what[0] = refused.what());
    return Assertions.assertThat(what[0]).startsWith(path + ": ");
  }

  static AbstractStringAssert<?> assertRefused(String path) {
    return assertRefused(path, TargetRules.STRICT);
  }

  /** What is known of a device or file now. */
  static StorageFacts facts(String path) throws IOException, RefusedException {
    try (Storage storage = source(path)) {
      return storage.facts();
    }
  }
}
