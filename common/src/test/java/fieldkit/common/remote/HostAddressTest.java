package fieldkit.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fieldkit.common.remote.RemoteFault.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAddressTest {

  @ParameterizedTest
  @CsvSource({
    "xen2,,xen2",
    "xen2.example.org,,xen2.example.org",
    "10.0.0.2,,10.0.0.2",
    "root@xen2,root,xen2",
    "DOMAIN\\ann@xen2,DOMAIN\\ann,xen2",
    "ann@example.org@xen2,ann@example.org,xen2",
    "[::1],,::1",
    "root@[fe80::1%eth0],root,fe80::1%eth0",
    "fe80::1,,fe80::1",
    "büro,,büro",
    "a-b_c.d,,a-b_c.d",
  })
  void namesAHost(String word, String user, String host) throws Exception {
    assertThat(HostAddress.parse(word)).isEqualTo(new HostAddress(user, host));
  }

  @Test
  void isGivenToSshWithoutBrackets() throws Exception {
    assertThat(HostAddress.parse("root@[::1]").text()).isEqualTo("root@::1");
    assertThat(HostAddress.parse("xen2").text()).isEqualTo("xen2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@xen2",
        "root@",
        "[]",
        "-oProxyCommand=true",
        "root@-oProxyCommand=true",
        "-l@xen2",
        "[-v]",
        "xen2;reboot",
        "$(reboot)@xen2",
        "`reboot`",
        "a b",
        "a\nb",
        "a\0b",
        "ann\\@xen2",
        "xen\\2",
        "[::1",
        "a/b",
        "\udcff"
      })
  void refusesWhatIsNone(String word) {
    RemoteFault fault = catchThrowableOfType(RemoteFault.class, () -> HostAddress.parse(word));

    assertThat(fault).hasMessageStartingWith(word + ": ");
    assertThat(fault.reason()).isEqualTo(Reason.BAD_ADDRESS);
    assertThat(fault.help()).isEqualTo("a host is written [USER@]HOST");
  }
}
