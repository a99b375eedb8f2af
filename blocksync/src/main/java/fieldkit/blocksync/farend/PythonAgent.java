package fieldkit.blocksync.farend;

import fieldkit.blocksync.protocol.Token;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * The agent in Python and how a {@link ProbeScript} starts it: Python is given a line that reads
 * exactly so many bytes of its input, which hold the agent, and leaves the rest to it.
 */
final class PythonAgent {
  /** What it is put together from, in this order. */
  private static final List<String> PARTS =
      List.of("frames", "kernel", "device", "target", "source", "main");

  private final byte[] compressed;

  private PythonAgent(byte[] compressed) {
    this.compressed = compressed;
  }

  /** The agent that came with this blocksync. */
  static PythonAgent load() {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(compressed, new Deflater(Deflater.BEST_COMPRESSION))) {
      out.write(source());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PythonAgent(compressed.toByteArray());
  }

  /** Its text. */
  static byte[] source() throws IOException {
    ByteArrayOutputStream source = new ByteArrayOutputStream();
    for (String part : PARTS) {
      copy(part, source);
    }
    return source.toByteArray();
  }

  private static void copy(String part, OutputStream out) throws IOException {
    String name = "agent/%s.py".formatted(part);
    try (InputStream source = PythonAgent.class.getResourceAsStream(name)) {
      if (source == null) {
        throw new IllegalStateException(name + " is not there");
      }
      long _ = source.transferTo(out);
    }
  }

  /** The line for the script. */
  String command(Token token) {
    return ("exec $s \"$p\" -IS -c 'import os,zlib;n=%d;b=b\"\";"
            + "exec(\"while len(b)<n:\\n c=os.read(0,n-len(b))\\n if not c:os._exit(4)\\n b+=c\");"
            + "exec(compile(zlib.decompress(b),\"agent\",\"exec\"))' %s\n")
        .formatted(compressed.length, token.text());
  }

  /** The bytes that follow the line. */
  byte[] bytes() {
    return compressed.clone();
  }
}
