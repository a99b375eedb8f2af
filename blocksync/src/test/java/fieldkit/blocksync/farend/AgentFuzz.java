package fieldkit.blocksync.farend;

import fieldkit.blocksync.testing.FuzzTarget;
import fieldkit.blocksync.testing.Mutation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The agent in Python, as a process, which hears what no client would say. */
public final class AgentFuzz implements FuzzTarget {
  private static final int BLOCK = 8192;
  private static final int SIZE = 5 * BLOCK + 1000;
  private static final int LIMIT_SECONDS = 15;
  private static final Set<Integer> STATUSES = Set.of(0, 3, 4);

  private final Path folder;

  /** Its files are made there. */
  public AgentFuzz(Path folder) {
    this.folder = folder;
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares it
  private record Said(int type, byte[] payload) {}

  @Override
  public void once(SplittableRandom random) throws Exception {
    Path device = folder.resolve("device");
    byte[] content = new byte[SIZE];
    Arrays.fill(content, 0, 2 * BLOCK, (byte) 7);
    Files.write(device, content);
    boolean source = random.nextInt(3) == 0;
    String role = source ? "source" : random.nextInt(4) == 0 ? "compare" : "target";
    List<Said> talk = source ? ofTarget() : ofSource(content);
    boolean early = random.nextInt(5) == 0;
    try (Agent agent = Agent.start(folder)) {
      CompletableFuture<String> fault = listen(agent);
      say(agent, greeting(role, device, early, random), talk, early, random);
      int status = agent.status();
      String said = fault.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!STATUSES.contains(status) || said.contains("the agent failed")) {
        throw new AssertionError("it ended with %d and said: %s".formatted(status, said));
      }
      if (role.equals("compare") && !Arrays.equals(Files.readAllBytes(device), content)) {
        throw new AssertionError("what is only compared was written to");
      }
      if (Files.size(device) != SIZE) {
        throw new AssertionError("the device has %d bytes now".formatted(Files.size(device)));
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("it is still talking", e);
    }
  }

  private static List<Said> greeting(
      String role, Path device, boolean early, SplittableRandom random) {
    Map<String, String> start = Agent.start(BLOCK);
    start.put("coding", "none");
    byte[] hello = Wire.fields(Agent.hello(role, device));
    byte[] settled = Wire.fields(start);
    if (early && random.nextBoolean()) {
      hello = withoutFiles(Mutation.of(random, hello), hello);
    } else if (early) {
      settled = Mutation.of(random, settled);
    }
    return List.of(new Said(Wire.HELLO, hello), new Said(Wire.START, settled));
  }

  /** Another path would make it work on another file. */
  private static byte[] withoutFiles(byte[] changed, byte[] right) {
    String path = new String(right, StandardCharsets.ISO_8859_1);
    String now = new String(changed, StandardCharsets.ISO_8859_1);
    String field = path.substring(path.indexOf("path"), path.indexOf("device") + 6);
    return now.contains(field) && !now.contains("create") ? changed : right;
  }

  private static void say(
      Agent agent, List<Said> greeting, List<Said> talk, boolean early, SplittableRandom random)
      throws InterruptedException {
    try {
      Wire wire = agent.wire();
      for (Said each : greeting) {
        wire.send(each.type(), each.payload());
      }
      wire.useToSend(Agent.KEY);
      int victim = early ? -1 : random.nextInt(talk.size());
      if (random.nextBoolean()) {
        Thread.sleep(random.nextInt(60)); // let it say something itself
      }
      for (int i = 0; i < talk.size(); i++) {
        Said each = talk.get(i);
        if (i != victim) {
          wire.send(each.type(), each.payload());
          continue;
        }
        lie(wire, each, talk.get(random.nextInt(talk.size())), random);
      }
      agent.process().getOutputStream().close();
    } catch (IOException gone) {
      // it has heard enough
    }
  }

  private static void lie(Wire wire, Said right, Said other, SplittableRandom random)
      throws IOException {
    switch (random.nextInt(8)) {
      case 0 -> {}
      case 1 -> {
        wire.send(right.type(), right.payload());
        wire.send(right.type(), right.payload());
      }
      case 2 -> {
        wire.send(other.type(), other.payload());
        wire.send(right.type(), right.payload());
      }
      case 3 -> wire.send(random.nextInt(256), right.payload());
      case 4 -> wire.raw(Mutation.of(random, wire.frame(right.type(), right.payload())));
      default -> wire.send(right.type(), Mutation.of(random, right.payload()));
    }
  }

  /** Hears all it says; what its FAULT was. */
  private static CompletableFuture<String> listen(Agent agent) {
    CompletableFuture<String> fault = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            String text = new String(agent.in().readAllBytes(), StandardCharsets.ISO_8859_1);
            fault.complete(text.contains("the agent failed") ? text : "");
          } catch (IOException e) {
            fault.complete(e.toString());
          }
        });
    return fault;
  }

  private static List<Said> ofSource(byte[] content) {
    List<Said> said = new ArrayList<>();
    byte[] first = Arrays.copyOf(content, BLOCK);
    byte[] changed = first.clone();
    changed[5000] = 1;
    byte[] page = Arrays.copyOfRange(changed, 4096, 8192);
    said.add(new Said(Wire.ROUND, ByteBuffer.allocate(5).putInt(1).array()));
    said.add(new Said(Wire.HASH, longs(0, 0, 3, 3, 6)));
    said.add(new Said(Wire.ASK_PAGES, longs(0)));
    said.add(new Said(Wire.REGION, Agent.regionPayload(1, first)));
    said.add(
        new Said(Wire.PAGES, Agent.pagesPayload(0, Wire.digest(Agent.KEY, changed), page, 1, 1)));
    said.add(new Said(Wire.PAGES, Agent.pagesPayload(2, null, page, 1, 1)));
    said.add(new Said(Wire.ZERO, longs(3, 5)));
    said.add(new Said(Wire.END_ROUND, ByteBuffer.allocate(4).putInt(1).array()));
    said.add(new Said(Wire.ALIVE, new byte[0]));
    said.add(new Said(Wire.BYE, Wire.fields(Map.of())));
    return said;
  }

  private static List<Said> ofTarget() {
    List<Said> said = new ArrayList<>();
    byte[] digests = new byte[16 + 16 * 6];
    ByteBuffer.wrap(digests).putLong(0).putInt(6);
    said.add(new Said(Wire.DIGESTS, digests));
    said.add(new Said(Wire.PAGE_DIGESTS, longs(0, 0x0000000100000002L)));
    said.add(new Said(Wire.PAGE_DIGESTS, longs(1, 0x0000000100000002L)));
    said.add(new Said(Wire.RESEND, longs(0)));
    said.add(new Said(Wire.DURABLE, longs(0, 2)));
    said.add(new Said(Wire.ROUND_DONE, Wire.fields(Map.of("written", "1"))));
    said.add(new Said(Wire.BYE, Wire.fields(Map.of())));
    return said;
  }

  private static byte[] longs(long... all) {
    ByteBuffer out = ByteBuffer.allocate(8 * all.length);
    for (long each : all) {
      out.putLong(each);
    }
    return out.array();
  }
}
