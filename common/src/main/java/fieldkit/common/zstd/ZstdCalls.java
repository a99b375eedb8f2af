package fieldkit.common.zstd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls the library's functions, which take pointers, sizes and an int, at most six of them. On the
 * 64-bit processors that Linux runs on each is passed as a word, and a function does not see words
 * behind its own: so one signature (six words in, one out) fits them all and is linked once, when
 * first needed. Safe for use by several threads.
 */
@SuppressWarnings("restricted") // the one class here that steps outside Java
final class ZstdCalls {
  private static final String LIBRARY = "libzstd.so.1";
  private static final int LONGEST_NAME = 256;

  private final Map<ZstdFunction, MemorySegment> functions;
  private @Nullable MethodHandle handle;

  private ZstdCalls(Map<ZstdFunction, MemorySegment> functions) {
    this.functions = functions;
  }

  /** The library, if the system has it and it has all functions. */
  static Optional<ZstdCalls> find() {
    boolean fits =
        System.getProperty("os.name", "").equals("Linux") && ADDRESS.byteSize() == Long.BYTES;
    return fits ? find(LIBRARY) : Optional.empty();
  }

  /** The same, of a library of any name. */
  static Optional<ZstdCalls> find(String library) {
    SymbolLookup symbols;
    try {
      symbols = SymbolLookup.libraryLookup(library, Arena.global());
    } catch (IllegalArgumentException notThere) {
      return Optional.empty();
    }
    Map<ZstdFunction, MemorySegment> functions = new EnumMap<>(ZstdFunction.class);
    for (ZstdFunction function : ZstdFunction.values()) {
      Optional<MemorySegment> place = symbols.find(function.symbol());
      if (place.isEmpty()) {
        return Optional.empty();
      }
      functions.put(function, place.get());
    }
    return Optional.of(new ZstdCalls(functions));
  }

  /** Calls a function. Words that it does not take are 0. */
  long call(ZstdFunction function, long a, long b, long c, long d, long e, long f) {
    MemorySegment place = functions.get(function);
    try {
      return (long) handle().invokeExact(place, a, b, c, d, e, f);
    } catch (RuntimeException | Error unexpected) {
      throw unexpected;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  long call(ZstdFunction function, long a, long b) {
    return call(function, a, b, 0, 0, 0, 0);
  }

  long call(ZstdFunction function, long a) {
    return call(function, a, 0, 0, 0, 0, 0);
  }

  private synchronized MethodHandle handle() {
    MethodHandle linked = handle;
    if (linked == null) {
      linked =
          Linker.nativeLinker()
              .downcallHandle(
                  FunctionDescriptor.of(
                      JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
      handle = linked;
    }
    return linked;
  }

  /** Whether a result is an error. */
  boolean isError(long result) {
    return (int) call(ZstdFunction.IS_ERROR, result) != 0; // an unsigned int
  }

  /** What the library calls an error. */
  String errorName(long result) {
    return MemorySegment.ofAddress(call(ZstdFunction.ERROR_NAME, result))
        .reinterpret(LONGEST_NAME)
        .getString(0);
  }

  /**
   * Where a buffer's remaining bytes begin. The buffer must be kept reachable while that is used.
   *
   * @throws IllegalArgumentException if it is in Java's heap, where it would not stay
   */
  static long address(ByteBuffer buffer) {
    if (!buffer.isDirect()) {
      throw new IllegalArgumentException("a buffer in the heap");
    }
    return MemorySegment.ofBuffer(buffer).address();
  }

  /**
   * The same, of a buffer that is going to be written.
   *
   * @throws IllegalArgumentException if it may not be
   */
  static long writableAddress(ByteBuffer buffer) {
    if (buffer.isReadOnly()) {
      throw new IllegalArgumentException("a buffer that is only for reading");
    }
    return address(buffer);
  }
}
