package fieldkit.common.linux;

/** Processor and disk priorities, setpriority(2) and ioprio_set(2). */
public final class LinuxScheduling {
  private static final int PRIO_PROCESS = 0; // linux/resource.h; a thread is meant
  private static final int LOWEST = 19;
  private static final int IOPRIO_WHO_PROCESS = 1; // linux/ioprio.h
  private static final int IDLE_CLASS = 3 << 13;
  private static final int THIS_THREAD = 0;

  private final CallFrame frame = new CallFrame();

  /** Whether this class can work here. */
  public static boolean isSupported() {
    return Kernel.isSupported();
  }

  /** Gives this thread, and those it starts, the lowest priorities; whether that could be done. */
  public boolean takeLowest() {
    long processor = frame.call(SystemCall.SETPRIORITY, PRIO_PROCESS, THIS_THREAD, LOWEST, 0);
    long disk = frame.call(SystemCall.IOPRIO_SET, IOPRIO_WHO_PROCESS, THIS_THREAD, IDLE_CLASS, 0);
    return processor >= 0 && disk >= 0;
  }
}
