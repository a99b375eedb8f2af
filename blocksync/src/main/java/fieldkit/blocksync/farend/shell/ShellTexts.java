package fieldkit.blocksync.farend.shell;

import fieldkit.blocksync.device.kernel.KernelTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The texts of another machine's kernel: all that matter are fetched at once, and again when they
 * may have changed. Safe for several threads.
 */
final class ShellTexts implements KernelTexts {
  private static final String UDEV = "run/udev/data/"; // many, of which few are asked for

  private final ShellChannel channel;
  private final Map<String, String> udev = new ConcurrentHashMap<>();
  private volatile Fetched fetched = new Fetched(new TreeMap<>(), new TreeMap<>());

  /** What was there at one moment. Not changed any more. */
  private record Fetched(NavigableMap<String, String> texts, Map<String, String> links) {}

  ShellTexts(ShellChannel channel) {
    this.channel = channel;
  }

  /** Fetches all of them. */
  void refresh() throws IOException {
    Fetched now = new Fetched(new TreeMap<>(), new TreeMap<>());
    for (String line : channel.call("kernel").lines()) {
      int tab = line.indexOf('\t');
      switch (line.isEmpty() ? ' ' : line.charAt(0)) {
        case 'T' -> {
          String _ =
              now.texts().merge(line.substring(1, tab), line.substring(tab + 1), ShellTexts::join);
        }
        case 'E' -> {
          String _ = now.texts().putIfAbsent(line.substring(1), "");
        }
        case 'L' -> {
          String _ = now.links().put(line.substring(1, tab), line.substring(tab + 1));
        }
        default -> throw new IOException("the shell there answers '%s'".formatted(line));
      }
    }
    fetched = now;
  }

  private static String join(String before, String line) {
    return before + "\n" + line;
  }

  @Override
  public Optional<byte[]> bytes(String path) {
    String text = path.startsWith(UDEV) ? udev(path) : fetched.texts().get(path);
    return Optional.ofNullable(text).map(found -> found.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String udev(String path) {
    return udev.computeIfAbsent(path, this::fetch);
  }

  private String fetch(String path) {
    try {
      return channel.call("texts " + path).lines().stream()
          .map(line -> line.substring(line.indexOf('\t') + 1))
          .reduce("", ShellTexts::join);
    } catch (IOException missing) {
      return "";
    }
  }

  @Override
  public List<String> lines(String path) throws IOException {
    String text = fetched.texts().get(path);
    if (text == null) {
      throw new IOException("/" + path + " cannot be read there");
    }
    return text.lines().toList();
  }

  @Override
  public List<String> names(String folder) {
    String prefix = folder + "/";
    return Stream.concat(fetched.texts().keySet().stream(), fetched.links().keySet().stream())
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()).split("/", 2)[0])
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public boolean has(String path) {
    Fetched now = fetched;
    if (now.texts().containsKey(path) || now.links().containsKey(path)) {
      return true;
    }
    String next = now.texts().ceilingKey(path + "/");
    return next != null && next.startsWith(path + "/");
  }

  @Override
  public Optional<String> linked(String link) {
    return Optional.ofNullable(fetched.links().get(link));
  }
}
