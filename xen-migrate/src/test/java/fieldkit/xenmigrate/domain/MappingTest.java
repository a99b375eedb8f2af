package fieldkit.xenmigrate.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is called otherwise there. */
class MappingTest {

  @ParameterizedTest
  @CsvSource({
    "'',/dev/vg0/web,/dev/vg0/web",
    "vg0=vg1,/dev/vg0/web,/dev/vg1/web",
    "vg0=vg1,/dev/vg01/web,/dev/vg01/web",
    "tank=pool/xen,/dev/zvol/tank/web,/dev/zvol/pool/xen/web",
    "tank/a=pool,/dev/zvol/tank/a/web,/dev/zvol/pool/web",
    "/srv=/data,/srv/web.img,/data/web.img",
    "/srv/=/data/,/srv/web.img,/data/web.img",
    "/srv=/data,/srvx/web.img,/srvx/web.img",
    "/srv/web.img=/x,/srv/web.img,/x",
    "/srv=/a /srv/xen=/b,/srv/xen/web,/b/web",
    "/srv/xen=/b /srv=/a,/srv/xen/web,/b/web",
    "vg0=vg1 /dev/vg0/web=/dev/sdb,/dev/vg0/web,/dev/sdb"
  })
  void theLongestThatFits(String words, String path, String expected) {
    List<String> list = words.isEmpty() ? List.of() : Arrays.asList(words.split(" "));

    assertThat(Mapping.of(list, List.of()).path(path)).isEqualTo(expected);
  }

  @Test
  void bridges() {
    Mapping mapping = Mapping.of(List.of(), List.of("xenbr0=br0"));

    assertThat(mapping.bridge("xenbr0")).isEqualTo("br0");
    assertThat(mapping.bridge("xenbr1")).isEqualTo("xenbr1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "=b", "a=", "/a=b", "a=/b"})
  void whatIsNone(String word) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mapping.of(List.of(word), List.of()))
        .withMessageContaining(word);
  }
}
