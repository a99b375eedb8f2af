package fieldkit.blocksync.digest;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assumptions.abort;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/** XXH3-128 by the system's libxxhash, the reference implementation. */
@SuppressWarnings("restricted")
final class XxhashLibrary {
  private static final StructLayout HASH = // XXH128_hash_t, xxhash.h
      MemoryLayout.structLayout(JAVA_LONG.withName("low64"), JAVA_LONG.withName("high64"));

  private final Arena arena = Arena.ofAuto();
  private final MethodHandle function;
  private final MemorySegment result = arena.allocate(HASH);

  private XxhashLibrary(SymbolLookup library) {
    function =
        Linker.nativeLinker()
            .downcallHandle(
                library.findOrThrow("XXH3_128bits_withSeed"),
                FunctionDescriptor.of(HASH, ADDRESS, JAVA_LONG, JAVA_LONG));
  }

  /** It, or the test is skipped. */
  static XxhashLibrary orSkip() {
    try {
      return new XxhashLibrary(SymbolLookup.libraryLookup("libxxhash.so.0", Arena.global()));
    } catch (IllegalArgumentException notThere) {
      return abort("libxxhash.so.0 is not there: skipped");
    }
  }

  /** The hash of a direct buffer's remaining bytes. */
  Digest hash(ByteBuffer bytes, long seed) throws Throwable {
    SegmentAllocator there = (_, _) -> result;
    var _ =
        (MemorySegment)
            function.invokeExact(
                there, MemorySegment.ofBuffer(bytes), (long) bytes.remaining(), seed);
    return new Digest(result.get(JAVA_LONG, 8), result.get(JAVA_LONG, 0));
  }
}
