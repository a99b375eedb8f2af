package fieldkit.blocksync.state;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.state.changes.Mark;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A pair of devices that nobody writes to, and its state in a file. */
record Fixture(Path file, int regions) {
  static final String SESSION = "0123456789abcdef0123456789abcdef";
  static final PairIdentity PAIR = new PairIdentity("here:/dev/a", "there:/dev/b");

  Present present(String sourceMark, String targetMark) {
    Geometry geometry = new Geometry(regions * 4096L, 4096);
    return new Present(PAIR, geometry, "xxh3", Mark.NONE, sourceMark, targetMark, "", "");
  }

  /** Opens it as if only blocksync wrote where it is. */
  PairState open() throws IOException {
    return open("source", "target");
  }

  PairState open(String sourceMark, String targetMark) throws IOException {
    return open(present(sourceMark, targetMark));
  }

  PairState open(Present present) throws IOException {
    return PairState.open(
        FileAccess.ofThisSystem(), new StatePlace(path(), true), present, Optional.empty());
  }

  /** Opens it as a file that a user named. */
  PairState openNamed() throws IOException {
    return PairState.open(
        FileAccess.ofThisSystem(),
        StatePlace.named(path()),
        present("source", "target"),
        Optional.empty());
  }

  RawPath path() {
    return RawPath.ofText(file.toString());
  }

  /** A session in which everything was found equal. */
  void fill() throws IOException {
    try (PairState state = open()) {
      state.begin(SESSION);
      for (int i = 0; i < regions; i++) {
        state.equal(i, digest(i));
      }
      state.end("target");
    }
  }

  /** Puts a file in its place; writing over the old one would make the file system wait for it. */
  void put(byte[] content) throws IOException {
    boolean _ = Files.deleteIfExists(file);
    Path _ = Files.write(file, content);
  }

  static Digest digest(long number) {
    return new Digest(number * 0x9E3779B97F4A7C15L, ~number);
  }

  /** What the file says, without asking whether it holds. */
  Remembered said() throws IOException {
    return StateReader.read(FileAccess.ofThisSystem(), path(), present("source", "target").facts())
        .remembered();
  }
}
