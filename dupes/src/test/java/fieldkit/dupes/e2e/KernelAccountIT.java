package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tool says of itself, held against the kernel's account. */
class KernelAccountIT {
  private static final String READS = "read,pread64,readv,preadv,preadv2,copy_file_range,sendfile";
  private static final Pattern RESULT = Pattern.compile("= (\\d+)(?: \\(.*\\))?$");

  private final TestTree tree;
  private final Strace strace;

  KernelAccountIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    strace = new Strace(tree.at("trace"));
  }

  private void manyKindsOfFiles() throws IOException {
    int[] sizes = {1, 300, 512, 513, 5000, 16_384, 70_000, 1_500_000};
    for (int size : sizes) {
      for (int i = 0; i < 4; i++) {
        tree.file("in/%d/equal%d".formatted(size, i), TestTree.bytes(size, 'x'));
        tree.file("in/%d/odd%d".formatted(size, i), TestTree.bytes(size, 'x', size * i / 4));
      }
      tree.hardLink("in/%d/link".formatted(size), "in/%d/equal1".formatted(size));
    }
    tree.file("in/alone", TestTree.bytes(123_456, 'x'));
  }

  private long bytesReadBelow(String path) throws IOException {
    long sum = 0;
    Set<String> underWay = new HashSet<>(); // threads whose calls are on two lines
    for (String line : strace.lines()) {
      String thread = line.substring(0, line.indexOf(' '));
      boolean below = line.contains("<" + path + "/") || underWay.remove(thread);
      Matcher result = RESULT.matcher(line);
      if (below && line.endsWith("<unfinished ...>")) {
        boolean _ = underWay.add(thread);
      } else if (below && result.find()) {
        sum += Long.parseLong(result.group(1));
      }
    }
    return sum;
  }

  @Test
  void bytesReadAreTrue() throws IOException {
    manyKindsOfFiles();

    Outcome outcome =
        strace.watching(DupesProcess.ofJar(), READS).run("--threads", "3", tree.path("in"));

    assertThat(outcome.isClean().groups()).hasSizeGreaterThan(7);
    assertThat(outcome.bytesRead()).isPositive().isEqualTo(bytesReadBelow(tree.path("in")));
  }

  @Test
  void bytesReadAreTrueWithHoles() throws IOException {
    for (String name : new String[] {"in/1", "in/2", "in/3"}) {
      tree.file(name, "begin");
      Machine.run("truncate", "-s", "3M", tree.path(name));
    }
    tree.file("in/4", TestTree.bytes(3 << 20, '\0'));

    Outcome outcome =
        strace.watching(DupesProcess.ofJar(), READS).run("--threads", "1", tree.path("in"));

    assertThat(outcome.isClean().groupsIn(tree)).containsExactly("in/1 in/2 in/3");
    assertThat(outcome.bytesRead()).isPositive().isEqualTo(bytesReadBelow(tree.path("in")));
  }

  @Test
  void memoryMapsTakeNoBytesUnseen() throws IOException {
    manyKindsOfFiles();

    Outcome _ = strace.watching(DupesProcess.ofJar(), "mmap").run(tree.path("in")).isClean();

    assertThat(strace.lines()).noneMatch(line -> line.contains("<" + tree.path("in") + "/"));
  }

  @Test
  void specialFilesAreNeverOpened() throws IOException {
    tree.file("in/a", "same");
    tree.file("in/b", "same");
    Machine.run("mkfifo", tree.path("in/special-fifo"));
    Machine.run("mkfifo", tree.path("in/special-fifo2"));
    if (Machine.isRoot()) {
      Machine.run("mknod", tree.path("in/special-zero"), "c", "1", "5");
      Machine.run("mknod", tree.path("in/special-disk"), "b", "7", "200");
    }
    tree.link("in/special-link", "/dev/zero");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      ServerSocketChannel _ = socket.bind(UnixDomainSocketAddress.of(tree.at("in/special-socket")));

      Outcome outcome =
          strace
              .watching(DupesProcess.ofJar(), "open,openat,openat2")
              .run("-s", "--min", "0", "--dirs", tree.path("in"));

      assertThat(outcome.isClean().groupsIn(tree)).containsExactly("in/a in/b");
      assertThat(outcome.errorLines()).contains("2 total files");
    }
    List<String> opened = strace.lines();
    assertThat(opened)
        .anyMatch(line -> line.contains(tree.path("in/a")))
        .noneMatch(line -> line.contains("special") || line.contains("/dev/zero"));
  }

  @Test
  void timesOfAccessAreLeftAlone() throws IOException {
    FileTime old = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    Path file = tree.file("in/a", "same");
    tree.file("in/b", "same");
    for (Path touched : new Path[] {file, tree.at("in")}) {
      Files.getFileAttributeView(touched, BasicFileAttributeView.class).setTimes(null, old, null);
    }

    Outcome _ = DupesProcess.ofJar().run(tree.path("in")).isClean();

    for (Path touched : new Path[] {file, tree.at("in")}) {
      assertThat(Files.readAttributes(touched, BasicFileAttributes.class).lastAccessTime())
          .isEqualTo(old);
    }
  }

  @Test
  void filesAreOnlyRead() throws IOException {
    manyKindsOfFiles();

    Outcome _ =
        strace.watching(DupesProcess.ofJar(), "open,openat,openat2").run(tree.path("in")).isClean();

    assertThat(strace.lines())
        .filteredOn(line -> line.contains("open") && line.contains("\"" + tree.path("in") + "/"))
        .isNotEmpty()
        .allMatch(line -> line.contains("O_RDONLY") && line.contains("O_CLOEXEC"));
  }
}
