package fieldkit.blocksync.sync;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.digest.RegionHasher;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.RegionBuffer;
import fieldkit.blocksync.region.RegionRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Reads regions and digests them. One thread each. */
final class RegionReader {
  private final Storage storage;
  private final Geometry geometry;
  private final RegionHasher hasher;
  private final BufferPool buffers;
  private final Pace pace;
  private final Tally tally;
  private final BadPages badPages;
  private long[] zeroPages = {}; // those of a region of zeroLength; shared, for there are many
  private int zeroLength;
  private long holeEnd; // the hole seen last: from holeStart to here there is none but zeros
  private long holeStart;
  private long writtenThen; // a hole that was seen before more was written may be none any more

  RegionReader(
      Storage storage,
      Geometry geometry,
      RegionHasher hasher,
      BufferPool buffers,
      Pace pace,
      Tally tally,
      BadPages badPages) {
    this.storage = storage;
    this.geometry = geometry;
    this.hasher = hasher;
    this.buffers = buffers;
    this.pace = pace;
    this.tally = tally;
    this.badPages = badPages;
  }

  /** Reads a region; waits for a buffer, and for its turn where reading is limited. */
  ReadRegion read(long region) throws IOException, InterruptedException {
    int length = geometry.length(region);
    if (isInHole(region, length)) {
      return zeros(region, length);
    }
    pace.await(length);
    RegionBuffer buffer = buffers.take();
    try {
      return read(region, length, buffer);
    } catch (IOException | RuntimeException | Error e) {
      buffer.close();
      throw e;
    }
  }

  /** Waits for the turn to read regions in a row, where reading is limited. */
  void awaitTurn(RegionRange regions) throws InterruptedException {
    pace.await(bytes(regions));
  }

  /** Regions in a row were read elsewhere. */
  void digested(RegionRange regions, long nanos) {
    tally.read(bytes(regions), nanos);
  }

  private long bytes(RegionRange regions) {
    long last = regions.to() - 1;
    return geometry.position(last) + geometry.length(last) - geometry.position(regions.from());
  }

  /** A region of which the digest alone is known. */
  ReadRegion looked(long region, Digest digest) {
    int length = geometry.length(region);
    return digest.equals(hasher.ofZeros(length))
        ? zeros(region, length)
        : ReadRegion.looked(region, length, digest);
  }

  private ReadRegion read(long region, int length, RegionBuffer buffer) throws IOException {
    ByteBuffer data = buffer.data(length);
    long begin = System.nanoTime();
    @Nullable BitSet unreadable = badPages.read(storage, data, geometry.position(region));
    long[] pages = new long[2 * Geometry.pagesOf(length)];
    Digest digest = hasher.hash(data.rewind(), pages);
    tally.read(length, System.nanoTime() - begin);
    if (unreadable == null && digest.equals(hasher.ofZeros(length))) {
      buffer.close();
      return new ReadRegion(region, length, digest, pages, null, null);
    }
    return new ReadRegion(region, length, digest, pages, buffer, unreadable);
  }

  private ReadRegion zeros(long region, int length) {
    long[] pages = zeroPages;
    if (zeroLength != length) {
      pages = Zeros.pageDigests(hasher, length);
      zeroPages = pages;
      zeroLength = length;
    }
    return new ReadRegion(region, length, hasher.ofZeros(length), pages, null, null);
  }

  /** Whether all of a region lies in a hole, so that there is nothing to read. */
  boolean isInHole(long region, int length) throws IOException {
    long begin = geometry.position(region);
    long written = tally.written();
    if (begin < holeStart || begin + length > holeEnd || written != writtenThen) {
      writtenThen = written;
      holeStart = begin;
      holeEnd = storage.nextData(begin);
    }
    return begin + length <= holeEnd;
  }
}
