package fieldkit.blocksync.farend;

import fieldkit.blocksync.protocol.Token;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The agent as a child process, and what a client says to it. */
final class Agent implements AutoCloseable {
  private static final HexFormat HEX = HexFormat.of();
  static final byte[] KEY = HEX.parseHex("00112233445566778899aabbccddeeff");

  private final Process process;
  private final Path errors;
  private final Wire wire;
  private final InputStream in;

  private Agent(Process process, Path errors, Wire wire, InputStream in) {
    this.process = process;
    this.in = in;
    this.errors = errors;
    this.wire = wire;
  }

  /**
   * Starts it and reads its first line.
   *
   * @param folder where its text, its home and what it says on standard error are kept
   */
  static Agent start(Path folder) throws IOException {
    Path script = folder.resolve("agent.py");
    if (!Files.exists(script)) {
      Files.write(script, PythonAgent.source());
    }
    Token token = Token.random();
    Path errors = Files.createTempFile(folder, "errors", "");
    ProcessBuilder builder =
        new ProcessBuilder("python3", "-IS", script.toString(), token.text())
            .redirectError(errors.toFile());
    builder.environment().put("HOME", folder.toString());
    builder.environment().remove("XDG_STATE_HOME");
    Process process = builder.start();
    InputStream in = new BufferedInputStream(process.getInputStream());
    TokenLine line = new TokenReader(token, in).next();
    if (!line.word().equals("ready") || !line.rest().equals("1")) {
      throw new IOException("it said " + line);
    }
    Wire wire = new Wire(in, process.getOutputStream(), token.bytes());
    return new Agent(process, errors, wire, in);
  }

  Wire wire() {
    return wire;
  }

  /** What it says after what was read by the wire. */
  InputStream in() {
    return in;
  }

  Process process() {
    return process;
  }

  /** What a client asks for; {@code more} are names and values. */
  static Map<String, String> hello(String role, Path path, String... more) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("version", "1");
    fields.put("role", role);
    fields.put("path", path.toString());
    fields.put("suites", "xxh3 sha256");
    fields.put("codings", "zstd none");
    return with(fields, more);
  }

  private static Map<String, String> with(Map<String, String> fields, String... more) {
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  /** HELLO, and what comes back, FACTS or FAULT. */
  Wire.Frame greet(String role, Path path, String... more) throws IOException {
    wire.send(Wire.HELLO, Wire.fields(hello(role, path, more)));
    return wire.read();
  }

  /** HELLO, FACTS and START. */
  Map<String, String> begin(String role, Path path, int block, String... more) throws IOException {
    wire.send(Wire.HELLO, Wire.fields(hello(role, path)));
    Map<String, String> facts = wire.expect(Wire.FACTS).fields();
    begin(block, more);
    return facts;
  }

  /** START. */
  void begin(int block, String... more) throws IOException {
    wire.send(Wire.START, Wire.fields(start(block, more)));
    wire.use(KEY);
  }

  static Map<String, String> start(int block, String... more) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("suite", "sha256");
    fields.put("key", HEX.formatHex(KEY));
    fields.put("block", Integer.toString(block));
    fields.put("coding", "none");
    fields.put("lanes", "0");
    fields.put("session", "ab".repeat(16));
    return with(fields, more);
  }

  void round(int number, boolean compareOnly) throws IOException {
    wire.send(
        Wire.ROUND,
        ByteBuffer.allocate(5).putInt(number).put((byte) (compareOnly ? 1 : 0)).array());
  }

  void hash(long settled, long... ranges) throws IOException {
    wire.send(Wire.HASH, longs(settled, ranges));
  }

  void askPages(long region) throws IOException {
    wire.send(Wire.ASK_PAGES, longs(region));
  }

  void zero(long first, long to) throws IOException {
    wire.send(Wire.ZERO, longs(first, to));
  }

  void region(long region, byte[] data) throws IOException {
    wire.send(Wire.REGION, regionPayload(region, data));
  }

  static byte[] regionPayload(long region, byte[] data) {
    return ByteBuffer.allocate(16 + data.length)
        .putLong(region)
        .putInt(data.length)
        .putInt(0)
        .put(data)
        .array();
  }

  /**
   * Some pages of a region.
   *
   * @param digest what it is to have afterwards, or null for pages without a seal
   * @param runs first page and number of pages, for each run
   */
  static byte[] pagesPayload(long region, byte @Nullable [] digest, byte[] data, int... runs) {
    int head = (32 + runs.length * 2 + 15) / 16 * 16;
    ByteBuffer payload = ByteBuffer.allocate(head + data.length).putLong(region);
    payload.put(digest == null ? new byte[16] : digest).putInt(data.length).put((byte) 0);
    payload.put((byte) (digest == null ? 0 : 1)).putShort((short) (runs.length / 2));
    for (int run : runs) {
      payload.putShort((short) run);
    }
    return payload.position(head).put(data).array();
  }

  void endRound(int number) throws IOException {
    wire.send(Wire.END_ROUND, ByteBuffer.allocate(4).putInt(number).array());
  }

  /** Reads up to ROUND_DONE; what was said to be durable before, as pairs. */
  Done done() throws IOException {
    List<Long> durable = new ArrayList<>();
    while (true) {
      Wire.Frame frame = wire.read();
      if (frame.type() == Wire.ROUND_DONE) {
        return new Done(frame.fields(), durable);
      }
      if (frame.type() != Wire.DURABLE) {
        throw new IOException(
            "type " + frame.type() + (frame.type() == Wire.FAULT ? frame.fields() : ""));
      }
      ByteBuffer body = frame.body();
      while (body.hasRemaining()) {
        durable.add(body.getLong());
      }
    }
  }

  record Done(Map<String, String> fields, List<Long> durable) {}

  /** Reads up to FAULT and what it says. */
  Map<String, String> fault() throws IOException {
    while (true) {
      Wire.Frame frame = wire.read();
      if (frame.type() == Wire.FAULT) {
        return frame.fields();
      }
    }
  }

  /** Ends the session in peace. */
  void bye() throws IOException, InterruptedException {
    wire.send(Wire.BYE, Wire.fields(Map.of()));
    Wire.Frame _ = wire.expect(Wire.BYE);
    if (status() != 0) {
      throw new IOException("it ended with " + process.exitValue());
    }
  }

  /** What it ends with, within a few seconds. */
  int status() throws InterruptedException {
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it goes on and on");
    }
    return process.exitValue();
  }

  /** What it printed on standard error: nothing, ever. */
  String errors() throws IOException {
    return Files.readString(errors, StandardCharsets.UTF_8);
  }

  private static byte[] longs(long first, long... more) {
    ByteBuffer payload = ByteBuffer.allocate(8 + 8 * more.length).putLong(first);
    for (long each : more) {
      payload.putLong(each);
    }
    return payload.array();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    String said = errors();
    if (!said.isEmpty()) {
      throw new IOException("the agent said: " + said);
    }
  }
}
