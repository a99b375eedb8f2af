package fieldkit.blocksync.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.StorageOpener;
import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.blocksync.sync.ReadErrors;
import fieldkit.blocksync.testing.SilentWatcher;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that loses a write is found out, and is not taken for equal the next time. */
class FailedVerificationTest {
  private static final int SIZE = 5 << 20;

  private final FileAccess files = FileAccess.ofThisSystem();
  private final AtomicInteger losses = new AtomicInteger();

  @TempDir private Path folder;
  private RawPath source = RawPath.ofText("");
  private RawPath target = RawPath.ofText("");

  @BeforeEach
  void fill() throws IOException {
    byte[] content = new byte[SIZE];
    new Random(1).nextBytes(content);
    source = RawPath.ofText(Files.write(folder.resolve("source"), content).toString());
    target = RawPath.ofText(Files.write(folder.resolve("target"), new byte[SIZE]).toString());
  }

  @Test
  void theNextRunPutsItRight() throws Exception {
    losses.set(1);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> push(SyncPlan.Verify.WRITTEN))
        .withMessageContaining("reads back otherwise");
    assertThat(folder.resolve("target")).isRegularFile();

    SyncResult again = push(SyncPlan.Verify.NOTHING);

    assertThat(again.counts().differ()).isEqualTo(1);
    assertThat(folder.resolve("target")).hasSameBinaryContentAs(folder.resolve("source"));
  }

  @Test
  void withoutALossAllIsRemembered() throws Exception {
    SyncResult _ = push(SyncPlan.Verify.WRITTEN);

    SyncResult again = push(SyncPlan.Verify.NOTHING);

    assertThat(again.source().read() + again.target().read()).isZero();
  }

  private SyncResult push(SyncPlan.Verify verify) throws Exception {
    FarSide.Environment environment =
        new FarSide.Environment(
            new Devices(new Opener()),
            null,
            Coders.none(),
            (_, _) -> {
              throw new IOException("nothing is kept here");
            },
            () -> false);
    SyncPlan plan =
        new SyncPlan(
            OptionalInt.of(Geometry.DEFAULT_REGION),
            Optional.empty(),
            false,
            OptionalInt.of(0),
            0,
            0,
            ReadErrors.ABORT,
            Optional.empty(),
            TargetRules.STRICT,
            false,
            false,
            new PairRules(false, Map.of()),
            verify,
            new StateUse(true, Optional.empty(), Optional.empty()));
    return new SyncRun(
            plan,
            new LocalConnector(environment, _ -> {}),
            environment,
            files,
            new StateFolder(files, RawPath.ofText(folder.resolve("state").toString())),
            new SilentWatcher())
        .push(source, target);
  }

  /** Real files, but what is written may get lost. */
  private final class Opener implements Devices.Opener {
    private final StorageOpener real = new StorageOpener(files);

    @Override
    public Storage source(RawPath path) throws IOException, RefusedException {
      return real.openSource(path);
    }

    @Override
    public Storage target(RawPath path, TargetRules rules) throws IOException, RefusedException {
      return losing(real.openTarget(path, rules));
    }

    @Override
    public Storage compared(RawPath path) throws IOException, RefusedException {
      return real.openToCompare(path);
    }
  }

  private Storage losing(Storage real) {
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (_, method, arguments) -> {
              if (method.getName().equals("write") && losses.getAndDecrement() > 0) {
                ByteBuffer lost = (ByteBuffer) arguments[0];
                lost.position(lost.limit());
                return null;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
