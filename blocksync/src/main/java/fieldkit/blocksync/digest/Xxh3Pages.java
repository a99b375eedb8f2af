package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/** XXH3-128 of a page. */
final class Xxh3Pages implements PageFunction {
  private final Xxh3 function;

  Xxh3Pages(long seed) {
    function = new Xxh3(seed);
  }

  @Override
  public void pages(ByteBuffer region, long[] digests) {
    Xxh3Input input = Xxh3Input.of(region);
    int index = 0;
    for (int from = 0; from < input.length(); from += RegionHasher.PAGE) {
      int length = Math.min(RegionHasher.PAGE, input.length() - from);
      function.hash(input, from, length, digests, 2 * index++);
    }
  }

  @Override
  public void whole(ByteBuffer bytes, long[] digests, int index) {
    Xxh3Input input = Xxh3Input.of(bytes);
    function.hash(input, 0, input.length(), digests, 2 * index);
  }
}
