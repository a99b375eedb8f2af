package fieldkit.blocksync.farend;

import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.testing.FuzzTarget;
import fieldkit.blocksync.testing.Mutation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Banners, and lines that begin a conversation. */
public final class BannerFuzz implements FuzzTarget {
  private static final Token TOKEN = new Token("00112233445566778899aabbccddeeff");

  @Override
  public void once(SplittableRandom random) {
    String said =
        """
        Welcome
        %1$s probe os=Linux arch=x86_64 python=311 dd=1 blocksync=1
        motd %1$s ready 1
        """
            .formatted(TOKEN.text());
    byte[] changed = Mutation.of(random, said.getBytes(StandardCharsets.ISO_8859_1));
    if (random.nextInt(50) == 0) {
      changed = Mutation.joined(new byte[random.nextInt(1 << 18)], changed);
    }
    InputStream in = new ByteArrayInputStream(changed);
    TokenReader reader = new TokenReader(TOKEN, in);
    try {
      while (true) {
        TokenLine line = reader.next();
        Probe probe = Probe.parse(line.rest());
        String _ = probe.system() + probe.pythonVersion() + probe.installedVersion();
      }
    } catch (IOException over) {
      if (reader.banner().length() > 4L * TokenReader.LIMIT) {
        throw new AssertionError("a banner without an end", over);
      }
    }
  }
}
