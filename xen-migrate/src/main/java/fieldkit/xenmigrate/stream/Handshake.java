package fieldkit.xenmigrate.stream;

import java.nio.charset.StandardCharsets;

/**
 * The fixed texts by which two {@code xl} hand a domain over, unchanged since 2010. Source: Xen,
 * tools/xl/xl.h, and who writes them when, tools/xl/xl_migrate.c.
 */
public enum Handshake {
  /** The receiver is there; the only one without a NUL at its end. */
  BANNER("xl migration receiver ready, send binary domain data.\n"),
  /** The receiver has the whole domain, paused. */
  READY("domain received, ready to unpause\0"),
  /** The sender gives the domain away; before the report it also means: take it back. */
  PERMISSION("domain is yours, you are cleared to unpause\0"),
  /** The receiver tells how it went; one more byte follows, 0 if the domain runs there. */
  REPORT("my copy unpause results are as follows\0");

  private final String text;

  Handshake(String text) {
    this.text = text;
  }

  /** As it is sent. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** How many bytes it has. */
  public int length() {
    return text.length();
  }
}
