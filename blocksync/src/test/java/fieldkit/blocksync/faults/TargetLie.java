package fieldkit.blocksync.faults;

import fieldkit.blocksync.protocol.Message;

/** What a target may say that cannot be. */
enum TargetLie {
  DIGESTS_OUTSIDE(peer -> peer.zeroDigests(HostilePeerTest.REGIONS, 1)),
  DIGESTS_BEYOND_THE_END(peer -> peer.zeroDigests(HostilePeerTest.REGIONS - 1, 2)),
  DIGESTS_THAT_OVERFLOW(peer -> peer.zeroDigests(Long.MAX_VALUE - 1, Integer.MAX_VALUE)),
  DIGESTS_OF_A_NEGATIVE_REGION(peer -> peer.zeroDigests(-1, 1)),
  AS_MANY_DIGESTS_AS_CAN_BE(peer -> peer.zeroDigests(0, Integer.MAX_VALUE)),
  DIGESTS_TWICE(peer -> {
    Words.awaitHash(peer);
    peer.zeroDigests(0, 1);
    peer.zeroDigests(0, 1);
  }),
  PAGES_NOBODY_ASKED_FOR(peer -> peer.longs(RawPeer.PAGE_DIGESTS, 0, 1)),
  PAGES_OUTSIDE(peer -> peer.longs(RawPeer.PAGE_DIGESTS, 1L << 40, 1)),
  DURABLE_BUT_NEVER_SENT(peer -> peer.longs(RawPeer.DURABLE, 0, 1)),
  DURABLE_OUTSIDE(peer -> peer.longs(RawPeer.DURABLE, 0, Long.MAX_VALUE)),
  DURABLE_BACKWARDS(peer -> peer.longs(RawPeer.DURABLE, 5, 3)),
  RESEND_BUT_NEVER_SENT(peer -> peer.longs(RawPeer.RESEND, 0)),
  RESEND_OUTSIDE(peer -> peer.longs(RawPeer.RESEND, Long.MIN_VALUE)),
  RESEND_FOR_EVER(peer -> {
    Words.equalZeros(peer);
    Words.await(peer, Message.RegionData.class);
    peer.longs(RawPeer.RESEND, 0);
    peer.longs(RawPeer.RESEND, 0);
  }),
  DONE_BEFORE_ANYTHING(RawPeer::roundDone),
  DONE_TOO_EARLY(peer -> {
    Words.awaitHash(peer);
    peer.roundDone();
  }),
  DONE_WITHOUT_BEING_DURABLE(peer -> {
    Words.equalZeros(peer);
    Words.await(peer, Message.EndRound.class);
    peer.roundDone();
  }),
  GONE_TOO_EARLY(RawPeer::bye),
  WHAT_A_SOURCE_SAYS(peer -> peer.round(1, false)),
  DATA(peer -> peer.region(0, HostilePeerTest.WHOLE)),
  SOMETHING_UNKNOWN(peer -> peer.send(99, new byte[3])),
  ANOTHER_BEGINNING(peer -> peer.send(1, new byte[2])),
  A_FRAME_THAT_IS_TOO_LONG(peer -> peer.send(RawPeer.DIGESTS, new byte[(1 << 20) + 1])),
  MORE_THAN_A_NUMBER(peer -> peer.longs(RawPeer.RESEND, 0, 0)),
  FIELDS_WITHOUT_AN_END(peer -> peer.send(RawPeer.ROUND_DONE, new byte[] {-1, -1, 4})),
  A_FLOOD(peer -> {
    for (int i = 0; i < 100_000; i++) {
      peer.zeroDigests(0, HostilePeerTest.REGIONS);
    }
  });

  @SuppressWarnings("ImmutableEnumChecker") // it is
  private final Words words;

  TargetLie(Words words) {
    this.words = words;
  }

  /** What it says. */
  Words words() {
    return words;
  }
}
