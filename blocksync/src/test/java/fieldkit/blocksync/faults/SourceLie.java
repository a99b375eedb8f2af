package fieldkit.blocksync.faults;

import java.nio.ByteBuffer;

/** What a source may say that cannot be. */
enum SourceLie {
  DATA_BEFORE_A_ROUND(peer -> peer.region(0, HostilePeerTest.WHOLE)),
  DATA_IN_A_ROUND_THAT_COMPARES(peer -> {
    peer.round(1, true);
    peer.region(0, HostilePeerTest.WHOLE);
  }),
  DATA_OUTSIDE(inRound(peer -> peer.region(HostilePeerTest.REGIONS, HostilePeerTest.WHOLE))),
  DATA_OF_A_NEGATIVE_REGION(inRound(peer -> peer.region(Long.MIN_VALUE, HostilePeerTest.WHOLE))),
  DATA_THAT_OVERFLOW(
      inRound(
          peer -> peer.region(Long.MAX_VALUE / HostilePeerTest.BLOCK + 1, HostilePeerTest.WHOLE))),
  TOO_LITTLE_DATA(inRound(peer -> peer.region(0, new byte[100]))),
  TOO_MUCH_DATA(inRound(peer -> peer.region(0, new byte[HostilePeerTest.BLOCK + 4096]))),
  ANOTHER_LENGTH(inRound(peer -> peer.region(0, HostilePeerTest.BLOCK - 1, HostilePeerTest.WHOLE))),
  PAGES_BEYOND_THE_REGION(inRound(peer -> peer.pages(0, new byte[4096], 2, 1))),
  AS_MANY_PAGES_AS_CAN_BE(inRound(peer -> peer.pages(0, new byte[4096], 0, 0xFFFF))),
  PAGES_FROM_THE_LAST_ON(inRound(peer -> peer.pages(0, new byte[4096], 0xFFFF, 1))),
  PAGES_OUTSIDE(inRound(peer -> peer.pages(HostilePeerTest.REGIONS, new byte[4096], 0, 1))),
  ZEROS_OUTSIDE(inRound(peer -> peer.longs(RawPeer.ZERO, 0, HostilePeerTest.REGIONS + 1))),
  ZEROS_WITHOUT_AN_END(inRound(peer -> peer.longs(RawPeer.ZERO, 0, Long.MAX_VALUE))),
  ZEROS_BACKWARDS(inRound(peer -> peer.longs(RawPeer.ZERO, 5, 4))),
  HALF_A_RANGE(inRound(peer -> peer.longs(RawPeer.ZERO, 5, 6, 7))),
  HASH_OUTSIDE(inRound(peer -> peer.longs(RawPeer.HASH, 0, 0, HostilePeerTest.REGIONS + 1))),
  HASH_OF_NEGATIVE_REGIONS(inRound(peer -> peer.longs(RawPeer.HASH, 0, -5, -3))),
  SETTLED_BEYOND_THE_END(inRound(peer -> peer.longs(RawPeer.HASH, Long.MAX_VALUE, 0, 1))),
  SETTLED_BEFORE_THE_BEGINNING(inRound(peer -> peer.longs(RawPeer.HASH, -1, 0, 1))),
  QUESTIONS_OUTSIDE(inRound(peer -> peer.longs(RawPeer.ASK_PAGES, HostilePeerTest.REGIONS))),
  MORE_QUESTIONS_THAN_ANYBODY_HAS(
      inRound(peer -> {
        for (int i = 0; i < 300_000; i++) {
          peer.longs(RawPeer.ASK_PAGES, 0);
        }
      })),
  MORE_PERMISSIONS_THAN_ANYBODY_NEEDS(
      inRound(peer -> {
        long[] ranges = new long[1 + 2 * 60_000];
        for (int i = 1; i < ranges.length; i += 2) {
          ranges[i + 1] = HostilePeerTest.REGIONS;
        }
        for (int i = 0; i < 4; i++) {
          peer.longs(RawPeer.HASH, ranges);
        }
      })),
  A_ROUND_IN_A_ROUND(inRound(peer -> peer.round(2, false))),
  THE_END_OF_ANOTHER_ROUND(inRound(peer -> peer.endRound(2))),
  AN_END_WITHOUT_A_ROUND(peer -> peer.endRound(1)),
  TWO_ENDS(
      inRound(peer -> {
        peer.endRound(1);
        peer.endRound(1);
      })),
  GONE_BEFORE_A_ROUND(RawPeer::bye),
  GONE_IN_A_ROUND(inRound(RawPeer::bye)),
  WHAT_A_TARGET_SAYS(inRound(RawPeer::roundDone)),
  SOMETHING_UNKNOWN(inRound(peer -> peer.send(99, new byte[0]))),
  ANOTHER_START(inRound(peer -> peer.send(3, new byte[2]))),
  A_CODING_NOBODY_KNOWS(
      inRound(peer ->
          peer.send(
              RawPeer.REGION,
              ByteBuffer.allocate(16 + HostilePeerTest.BLOCK)
                  .putInt(8, HostilePeerTest.BLOCK)
                  .put(12, (byte) 9)
                  .array()))),
  CODED_BUT_NOT_AGREED_UPON(
      inRound(peer ->
          peer.send(
              RawPeer.REGION,
              ByteBuffer.allocate(16 + 100)
                  .putInt(8, HostilePeerTest.BLOCK)
                  .put(12, (byte) 1)
                  .array()))),
  NO_REGION_AT_ALL(inRound(peer -> peer.send(RawPeer.REGION, new byte[0]))),
  A_HEAD_ALONE(inRound(peer -> peer.send(RawPeer.PAGES, new byte[32])));

  @SuppressWarnings("ImmutableEnumChecker") // it is
  private final Words words;

  SourceLie(Words words) {
    this.words = words;
  }

  /** What it says. */
  Words words() {
    return words;
  }

  private static Words inRound(Words words) {
    return peer -> {
      peer.round(1, false);
      words.sayTo(peer);
    };
  }
}
