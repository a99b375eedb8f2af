package fieldkit.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fieldkit.common.remote.RemoteFault.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPathTest {

  @ParameterizedTest
  @CsvSource({
    "xen2:/dev/vg0/root,,xen2,/dev/vg0/root",
    "root@xen2:disk.img,root,xen2,disk.img",
    "xen2:a:b,,xen2,a:b",
    "[::1]:/dev/sda,,::1,/dev/sda",
    "root@[fe80::1%eth0]:x,root,fe80::1%eth0,x",
    "fe80:/x,,fe80,/x",
    "xen2:\udcff,,xen2,\udcff",
    "xen2: x,,xen2,' x'",
  })
  void namesAFileOnAHost(String word, String user, String host, String path) throws Exception {
    assertThat(HostPath.parse(word)).contains(new HostPath(new HostAddress(user, host), path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "disk.img",
        "./a:b",
        "/dev/disk/by-id/usb:1",
        "a/b:c",
        "-",
        "",
        "[::1]",
        "[a:b",
        "[a]/b:c",
        "xen2"
      })
  void everythingElseIsAFileHere(String word) throws Exception {
    assertThat(HostPath.parse(word)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {":x", "xen2:", "-oX=y:z", "root@:x", "a b:c", "::1:/x", "[-v]:x"})
  void refusesWhatIsNeither(String word) {
    RemoteFault fault = catchThrowableOfType(RemoteFault.class, () -> HostPath.parse(word));

    assertThat(fault.reason()).isEqualTo(Reason.BAD_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"root@xen2:/x", "[::1]:/x", "xen2:a:b"})
  void isShownAsItWasGiven(String word) throws Exception {
    assertThat(HostPath.parse(word).orElseThrow()).hasToString(word);
  }
}
