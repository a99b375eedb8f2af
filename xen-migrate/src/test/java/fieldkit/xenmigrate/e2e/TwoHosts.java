package fieldkit.xenmigrate.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.testing.TrainedJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Two hosts in two folders, a domain on the first, and the tool between them. */
final class TwoHosts {
  static final String DOMAIN = "web";

  private static final int DISK = 3 << 20;
  private static final String INFO =
      """
      release                : 6.1.0
      nr_cpus                : 2
      hw_caps                : 1fcbf3fd:f6d8320b
      free_memory            : 904
      xen_major              : 4
      xen_minor              : 17
      xen_version            : 4.17.7
      """;

  private final Path folder;
  private final Path here;
  private final Path there;

  TwoHosts(Path folder) throws IOException {
    this.folder = folder;
    this.here = host("here");
    this.there = host("there");
    Files.writeString(
        folder.resolve("rsh"),
        "#!/bin/sh\nshift\nXEN_STANDIN='%s' exec sh -c \"$1\"\n".formatted(there));
    Files.setPosixFilePermissions(
        folder.resolve("rsh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Path programs = Files.createDirectory(folder.resolve("bin"));
    try (var standIn = TwoHosts.class.getResourceAsStream("/standin/xl")) {
      long _ = Files.copy(requireNonNull(standIn), programs.resolve("xl"));
    }
    Files.setPosixFilePermissions(
        programs.resolve("xl"), PosixFilePermissions.fromString("rwxr-xr-x"));
    disk("one", 1);
    disk("two", 2);
    domain(here, DOMAIN, "uuid-1", List.of("one", "two"));
  }

  private Path host(String name) throws IOException {
    Path home = Files.createDirectory(folder.resolve(name));
    Files.createDirectory(home.resolve("domains"));
    Files.createDirectory(home.resolve("faults"));
    Files.createDirectory(home.resolve("disks"));
    return Files.writeString(home.resolve("info"), INFO).resolveSibling("");
  }

  private void disk(String name, long seed) throws IOException {
    byte[] content = new byte[DISK];
    new Random(seed).nextBytes(content);
    Files.write(here.resolve("disks").resolve(name), content);
  }

  /** A domain whose disks are files of the first host. */
  void domain(Path host, String name, String uuid, List<String> disks) throws IOException {
    List<String> all = new ArrayList<>();
    for (String disk : disks) {
      all.add(
          """
          {"pdev_path": "%s", "vdev": "xvd%s", "format": "raw", "readwrite": 1}
          """
              .formatted(host.resolve("disks").resolve(disk), (char) ('a' + all.size())));
    }
    Files.writeString(
        host.resolve("domains").resolve(name),
        """
        {"state": "r", "config": {
          "c_info": {"type": "pv", "name": "%s", "uuid": "%s"},
          "b_info": {"max_memkb": 98304}, "disks": [%s], "on_reboot": "restart"}}
        """
            .formatted(name, uuid, String.join(",", all)));
  }

  Path here() {
    return here;
  }

  Path there() {
    return there;
  }

  Path state() {
    return folder.resolve("state");
  }

  /** What this host's xl does wrong from now on. */
  void fault(Path host, String name, int seconds) throws IOException {
    Files.writeString(host.resolve("faults").resolve(name), Integer.toString(seconds));
  }

  void noFaults() throws IOException {
    for (Path host : List.of(here, there)) {
      try (Stream<Path> faults = Files.list(host.resolve("faults"))) {
        for (Path fault : faults.toList()) {
          Files.delete(fault);
        }
      }
    }
  }

  /** Waits until a host's xl is where this fault makes it wait. */
  void await(Path host, String name) throws InterruptedException {
    for (int i = 0; i < 1200; i++) {
      if (Files.exists(host.resolve("at-" + name))) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it never came to " + name);
  }

  /** Starts the tool on the first host. */
  Run start(String... words) throws IOException {
    Path root = Path.of(requireNonNull(System.getProperty("fieldkit.root"), "fieldkit.root"));
    List<String> all = new ArrayList<>();
    String java = System.getProperty("java.home") + "/bin/java";
    all.add(java);
    all.addAll(TrainedJar.flags(root, java, "xen-migrate"));
    all.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms16m", "-jar"));
    all.add(root.resolve("xen-migrate/target/xen-migrate.jar").toString());
    all.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(all);
    String path = Map.copyOf(System.getenv()).getOrDefault("PATH", "/usr/bin:/bin");
    builder.environment().put("PATH", folder.resolve("bin") + ":" + path);
    builder.environment().put("XEN_STANDIN", here.toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("xdg").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    return new Run(process);
  }

  /** The same for a command with the domain and the other host. */
  Run go(List<String> command, String... options) throws IOException {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(options));
    words.addAll(List.of("--map", here + "=" + there, "--rsh", folder.resolve("rsh").toString()));
    words.addAll(List.of("--state", state().toString(), DOMAIN, "xen2"));
    return start(words.toArray(String[]::new));
  }

  Run migrate(String... options) throws IOException {
    return go(List.of(), options);
  }

  Run resolve() throws IOException {
    return start(
        "resolve",
        "--rsh",
        folder.resolve("rsh").toString(),
        "--state",
        state().toString(),
        DOMAIN,
        "xen2");
  }

  /** The domains of a host that run, by name. */
  List<String> running(Path host) throws IOException {
    return domains(host).stream().filter(name -> state(host, name).equals("r")).toList();
  }

  List<String> domains(Path host) throws IOException {
    try (Stream<Path> all = Files.list(host.resolve("domains"))) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static String state(Path host, String name) {
    try {
      String text = Files.readString(host.resolve("domains").resolve(name));
      return text.replaceAll("(?s).*\"state\": \"(.)\".*", "$1");
    } catch (IOException gone) {
      return "";
    }
  }

  /** It runs there alone, and its disks were complete when they were opened. */
  void assertMoved() throws IOException {
    assertThat(running(there)).contains(DOMAIN);
    assertThat(domains(here)).as("left here").isEmpty();
    String domain = Files.readString(there.resolve("domains").resolve(DOMAIN));
    for (String disk : List.of("one", "two")) {
      Path there2 = there.resolve("disks").resolve(disk);
      assertThat(there2).hasSameBinaryContentAs(here.resolve("disks").resolve(disk));
      assertThat(domain).as("what %s was when it was opened", disk).contains(digest(there2));
    }
  }

  /** It runs here alone, as if nothing had happened. */
  void assertStayed() throws IOException {
    assertThat(running(here)).containsExactly(DOMAIN);
    assertThat(domains(there)).as("left there").isEmpty();
  }

  private static String digest(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The last step of its journal. */
  String lastStep() throws IOException {
    List<String> lines =
        Files.readAllLines(state().resolve(DOMAIN).resolve("journal"), StandardCharsets.UTF_8);
    return lines.getLast().replaceAll(".*\"step\":\"([A-Z_]+)\".*", "$1");
  }
}
