package fieldkit.common.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Makes system calls. All of them through the C library's {@code syscall(2)}, whose one signature
 * (seven words in, one out) is linked once.
 */
@SuppressWarnings("restricted") // the one class that steps outside Java
final class Kernel {
  private static final MethodHandle SYSCALL = link();

  private static final int EINTR = 4;

  private Kernel() {}

  /** Whether system calls can be made here: Linux on a 64-bit processor whose table is known. */
  static boolean isSupported() {
    String os = System.getProperty("os.name", "");
    return os.equals("Linux") && (Processor.isX86() || Processor.isGeneric());
  }

  /** The size of the place {@link #call} leaves the error number in. */
  static MemoryLayout errorLayout() {
    return Linker.Option.captureStateLayout();
  }

  /**
   * Makes one system call, again and again while it is interrupted.
   *
   * @return the result, or the negated error number, as the kernel itself returns it
   */
  static long call(
      MemorySegment error, SystemCall call, long a, long b, long c, long d, long e, long f) {
    while (true) {
      long result = invoke(error, call.number(), a, b, c, d, e, f);
      if (result >= 0) {
        return result;
      }
      int number = error.get(JAVA_INT, 0);
      if (number == EINTR && call == SystemCall.CLOSE) {
        return 0; // it is closed: another thread may have got the number already, close(2)
      }
      if (number != EINTR) {
        return -number;
      }
    }
  }

  private static long invoke(
      MemorySegment error, long number, long a, long b, long c, long d, long e, long f) {
    try {
      return (long) SYSCALL.invokeExact(error, number, a, b, c, d, e, f);
    } catch (RuntimeException | Error unexpected) {
      throw unexpected;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static MethodHandle link() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        Linker.Option.captureCallState("errno"));
  }
}
