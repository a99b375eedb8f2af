package fieldkit.common.linux;

/** Which processor this runs on; the kernel's tables differ. */
final class Processor {
  private Processor() {}

  static boolean isX86() {
    return name().equals("amd64") || name().equals("x86_64");
  }

  static boolean isArm() {
    return name().equals("aarch64");
  }

  /** Whether the numbers of asm-generic/unistd.h hold. */
  static boolean isGeneric() {
    return isArm() || name().equals("riscv64");
  }

  private static String name() {
    return System.getProperty("os.arch", "");
  }
}
