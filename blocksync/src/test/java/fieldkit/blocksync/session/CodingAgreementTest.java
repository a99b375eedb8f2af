package fieldkit.blocksync.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.StorageOpener;
import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.protocol.ByteLink;
import fieldkit.blocksync.protocol.ChannelLink;
import fieldkit.blocksync.protocol.Lane;
import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.blocksync.sync.ReadErrors;
import fieldkit.blocksync.testing.SilentWatcher;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data are coded where both ends can and the user did not say no; over real pipes and files. */
class CodingAgreementTest {
  private static final int SIZE = 3 << 20;
  private static final Coders SYSTEM = Coders.ofThisSystem();

  private final FileAccess files = FileAccess.ofThisSystem();

  @TempDir private Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void makeFiles() throws IOException {
    source = folder.resolve("source");
    target = folder.resolve("target");
    byte[] content = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      content[i] = (byte) (i >> 8 & 15);
    }
    Files.write(source, content);
    Files.write(target, new byte[SIZE]);
  }

  private static void assumeZstd() {
    assumeTrue(SYSTEM.names().contains("zstd"), "libzstd.so.1 is not there: skipped");
  }

  private FarSide.Environment environment(Coders coders) {
    return new FarSide.Environment(
        new Devices(new StorageOpener(files)),
        null,
        coders,
        (_, _) -> {
          throw new IOException("nothing is kept here");
        },
        () -> false);
  }

  private static SyncPlan plan(boolean zstd) {
    return new SyncPlan(
        OptionalInt.of(Geometry.DEFAULT_REGION),
        Optional.empty(),
        zstd,
        OptionalInt.of(0),
        0,
        0,
        ReadErrors.ABORT,
        Optional.empty(),
        TargetRules.STRICT,
        false,
        false,
        new PairRules(false, Map.of()),
        SyncPlan.Verify.NOTHING,
        StateUse.NONE);
  }

  /** A client and a far end in two threads; the bytes that data needed on the wire. */
  private long sync(boolean push, boolean wanted, Coders here, Coders there) throws Exception {
    Pipe up = Pipe.open();
    Pipe down = Pipe.open();
    Token token = Token.random();
    ByteLink far = new ChannelLink(up.source(), down.sink());
    CompletableFuture<Void> server =
        CompletableFuture.runAsync(
            () -> serve(new Server(token, far, _ -> true, environment(there))));
    ByteLink near = new ChannelLink(down.source(), up.sink());
    SyncRun run =
        new SyncRun(
            plan(wanted),
            new PipeConnector(token, near, here),
            environment(here),
            files,
            new StateFolder(files, RawPath.ofText(folder.toString())),
            new SilentWatcher());
    RawPath from = RawPath.ofText(source.toString());
    RawPath to = RawPath.ofText(target.toString());
    SyncResult result = push ? run.push(from, to) : run.pull(from, to);
    server.get(60, TimeUnit.SECONDS);
    assertThat(Files.mismatch(source, target)).isEqualTo(-1);
    return push ? result.traffic().sent() : result.traffic().received();
  }

  private static void serve(Server server) {
    try {
      server.serve();
    } catch (IOException | RefusedException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void dataAreCodedWhereBothCan() throws Exception {
    assumeZstd();
    assertThat(sync(true, true, SYSTEM, SYSTEM)).isLessThan(SIZE / 4);
  }

  @Test
  void orWhereTheyArePulled() throws Exception {
    assumeZstd();
    assertThat(sync(false, true, SYSTEM, SYSTEM)).isLessThan(SIZE / 4);
  }

  @Test
  void notWhereTheFarEndCannot() throws Exception {
    assertThat(sync(true, true, SYSTEM, Coders.none())).isGreaterThan(SIZE);
  }

  @Test
  void notWhereTheClientCannot() throws Exception {
    assertThat(sync(true, true, Coders.none(), SYSTEM)).isGreaterThan(SIZE);
    Files.write(target, new byte[SIZE]);
    assertThat(sync(false, true, Coders.none(), SYSTEM)).isGreaterThan(SIZE);
  }

  @Test
  void notWhereTheUserDoesNotWantIt() throws Exception {
    assertThat(sync(true, false, SYSTEM, SYSTEM)).isGreaterThan(SIZE);
  }

  @Test
  void aSystemWithoutTheLibraryOffersNone() throws Exception {
    Coders none = new SystemCoders(Optional::empty);
    assertThat(none.names()).containsExactly("none");
    assertThat(sync(true, true, none, SYSTEM)).isGreaterThan(SIZE);
  }

  @Test
  void whatThereIsIsSaidInOrder() {
    assumeZstd();
    assertThat(SYSTEM.names()).containsExactly("zstd", "none");
  }

  private record PipeConnector(Token token, ByteLink bytes, Coders coders) implements Connector {
    @Override
    public String place() {
      return "there";
    }

    @Override
    public Peer open(Wanted wanted) throws IOException, InterruptedException {
      ByteBuffer line = ByteBuffer.allocate(Lane.readyLine(token).length());
      while (line.hasRemaining()) {
        assertThat(bytes.read(line)).isPositive();
      }
      return RemotePeer.greet("there", token, bytes, wanted, (_, _) -> List.of(), coders);
    }
  }
}
