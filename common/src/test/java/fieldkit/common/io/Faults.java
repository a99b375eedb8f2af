package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is expected of operations that fail. */
final class Faults {
  private Faults() {}

  /** It must fail, for this reason. */
  static void assertFault(FileFault.Reason reason, ThrowingCallable operation) {
    assertThatExceptionOfType(FileFault.class)
        .isThrownBy(operation)
        .extracting(FileFault::reason)
        .isEqualTo(reason);
  }

  /** It must fail, for a reason in words that do not name the file. */
  static void assertFault(RawPath path, ThrowingCallable operation) {
    assertThatExceptionOfType(FileFault.class)
        .isThrownBy(operation)
        .satisfies(
            fault -> assertThat(fault.getMessage()).isNotBlank().doesNotContain(path.text()));
  }
}
