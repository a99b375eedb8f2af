package fieldkit.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteFault.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandFaultTest {

  @ParameterizedTest
  @EnumSource
  void whatAHostDidIsNoMistakeOfTheUsers(Reason reason) {
    CommandFault fault = CommandFault.of(new RemoteFault(reason, "xen2: no", "help", null));

    assertThat(fault).hasMessage("xen2: no");
    assertThat(fault.help()).isEqualTo("help");
    assertThat(fault.status())
        .isEqualTo(reason == Reason.BAD_ADDRESS ? ExitStatus.USAGE : ExitStatus.FAILED);
  }
}
