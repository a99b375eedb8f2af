package fieldkit.blocksync.protocol;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The types of frames, with their numbers on the wire. */
enum FrameType {
  HELLO(1),
  FACTS(2),
  START(3),
  ROUND(16),
  HASH(17),
  ASK_PAGES(18),
  REGION(19),
  PAGES(20),
  ZERO(21),
  END_ROUND(22),
  DIGESTS(32),
  PAGE_DIGESTS(33),
  DURABLE(34),
  RESEND(35),
  ROUND_DONE(36),
  ALIVE(48),
  NOTE(49),
  FAULT(50),
  BYE(51);

  private static final @Nullable FrameType[] BY_NUMBER = byNumber();

  private final int number;

  FrameType(int number) {
    this.number = number;
  }

  /** The first byte of such a frame. */
  int number() {
    return number;
  }

  /** Whether the frame carries a region's bytes. */
  boolean carriesData() {
    return this == REGION || this == PAGES;
  }

  /** The type of a number, 0 to 255. */
  static FrameType of(int number) throws ProtocolException {
    FrameType type = BY_NUMBER[number];
    if (type == null) {
      throw new ProtocolException("frames of type %d are unknown".formatted(number));
    }
    return type;
  }

  private static @Nullable FrameType[] byNumber() {
    @Nullable FrameType[] types = new @Nullable FrameType[256];
    Arrays.stream(values()).forEach(type -> types[type.number] = type);
    return types;
  }
}
