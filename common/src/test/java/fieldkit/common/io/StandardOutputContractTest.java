package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.testing.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class StandardOutputContractTest {
  private final Implementation implementation;

  StandardOutputContractTest(Implementation implementation) {
    this.implementation = implementation;
    FileAccess _ = implementation.files(); // skips where there is none
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void failsWithABrokenPipeWhenNobodyReadsAnyMore() throws IOException, InterruptedException {
    Process process = ChildJvm.start(EndlessOutput.class, implementation.name());
    byte[] first = process.getInputStream().readNBytes(5000);
    process.getInputStream().close();
    String reason =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();

    assertThat(first).hasSize(5000).containsOnly(0);
    assertThat(reason).isEqualTo(FileFault.Reason.BROKEN_PIPE.name());
    assertThat(process.waitFor()).isZero();
  }
}
