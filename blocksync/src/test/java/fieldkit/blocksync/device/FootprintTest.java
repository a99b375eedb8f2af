package fieldkit.blocksync.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fieldkit.blocksync.device.Footprint.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FootprintTest {
  private static Footprint own(long start, long length) {
    return new Footprint("b", List.of(new Place("8:0", start, length)), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "0,10,0,10,true",
    "0,10,9,1,true",
    "0,10,10,5,false",
    "10,5,0,10,false",
    "3,2,0,10,true",
    "0,9223372036854775807,9223372036854775806,1,true",
    "9223372036854775806,1,0,9223372036854775807,true",
    "0,9223372036854775807,0,9223372036854775807,true",
    "5,0,0,10,true",
  })
  void rangesThatShareAByte(long a, long lengthOfA, long b, long lengthOfB, boolean overlap) {
    assertThat(own(a, lengthOfA).overlaps(own(b, lengthOfB))).isEqualTo(overlap);
    assertThat(own(b, lengthOfB).overlaps(own(a, lengthOfA))).isEqualTo(overlap);
  }

  @Test
  void twoFilesOfOneDiskDoNotOverlapButEachDoesWithTheDisk() {
    List<Place> disk = List.of(new Place("8:0", 0, 100));
    Footprint one = new Footprint("b", List.of(new Place("8:0/1", 0, 10)), disk);
    Footprint two = new Footprint("b", List.of(new Place("8:0/2", 0, 10)), disk);
    Footprint whole = new Footprint("b", disk, List.of());

    assertThat(one.overlaps(two)).isFalse();
    assertThat(one.overlaps(one)).isTrue();
    assertThat(one.overlaps(whole)).isTrue();
    assertThat(whole.overlaps(two)).isTrue();
  }

  @Test
  void nothingIsKnownOfOtherMachines() {
    Footprint here = own(0, 10);
    Footprint there = new Footprint("c", here.own(), here.within());
    Footprint nowhere = new Footprint("", here.own(), here.within());

    assertThat(here.overlaps(there)).isFalse();
    assertThat(nowhere.overlaps(nowhere)).isFalse();
    assertThat(Footprint.unknown().overlaps(Footprint.unknown())).isFalse();
  }

  @Test
  void asATextAndBack() {
    Footprint footprint =
        new Footprint(
            "19d9d23c-eae0",
            List.of(new Place("8:1", 0, 99), new Place("8:0/12", 1 << 20, Long.MAX_VALUE)),
            List.of());
    assertThat(Footprint.parse(footprint.text())).isEqualTo(footprint);
    assertThat(Footprint.parse(Footprint.unknown().text())).isEqualTo(Footprint.unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "a b",
        "a 8:0 -",
        "a 8:0@1 -",
        "a 8:0+1@1 -",
        "a 8:0@x+1 -",
        "a 8:0@-1+1 -",
        "a 8:0@1+-1 -",
        "a 8:0@1+99999999999999999999 -",
        "a - - -",
        "a , -",
      })
  void whatIsNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Footprint.parse(text));
  }
}
