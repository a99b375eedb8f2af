package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run over many pages that ends in the middle: every page is the old one or the new one. */
class SriBatchIT {
  private static final int PAGES = 700;
  private static final String OLD =
      "<!DOCTYPE html><title>T</title><script src=/a.js></script><p>" + "text ".repeat(3000);

  @TempDir private Path folder;
  private Path site;

  @BeforeEach
  void build() throws IOException {
    site = Files.createDirectory(folder.resolve("site"));
    Path _ = Files.writeString(site.resolve("a.js"), "a");
    for (int page = 0; page < PAGES; page++) {
      Path below = Files.createDirectories(site.resolve("d" + page % 7));
      Path _ = Files.writeString(below.resolve("p%d.html".formatted(page)), OLD);
    }
  }

  private List<Path> names() throws IOException {
    try (Stream<Path> all = Files.walk(site)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** How many pages are new; each must be whole. */
  private int changed() throws IOException {
    int changed = 0;
    int pages = 0;
    for (Path file : names()) {
      if (file.toString().endsWith(".html")) {
        String text = Files.readString(file);
        pages++;
        if (!text.equals(OLD)) {
          changed++;
          assertThat(text.replaceFirst(" integrity=\"sha384-[A-Za-z0-9+/]{64}\"", ""))
              .as("%s", file)
              .isEqualTo(OLD);
        }
      }
    }
    assertThat(pages).isEqualTo(PAGES);
    return changed;
  }

  private long strays() throws IOException {
    return names().stream()
        .filter(file -> file.getFileName().toString().startsWith(".fieldkit-"))
        .count();
  }

  private static List<String> add(Path site) {
    return NewpostProcess.jar("sri", "add", "-q", site.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "syncfs, 1, 0",
    "syncfs, 2, 4",
    "linkat, 1, 0",
    "linkat, 60, 4",
    "renameat2, 1, 4",
    "renameat2, 40, 4",
    "write, 30, 4",
    "fsync, 2, 4"
  })
  void killed(String call, int number, int most) throws IOException {
    List<String> words = new ArrayList<>(List.of(Programs.need("strace")));
    words.addAll(List.of("-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call));
    words.addAll(List.of("-e", "inject=%s:signal=KILL:when=%d".formatted(call, number)));
    words.addAll(add(site));

    Programs.Done done = Programs.run(folder, Map.of(), "", words);

    assertThat(done.status()).as(done.out()).isGreaterThan(128);
    assertThat(changed()).isLessThan(PAGES);
    assertThat(strays()).as("files left, one a thread at most").isLessThanOrEqualTo(most);

    String _ = Programs.run(folder, Map.of(), "", add(site)).good();
    assertThat(changed()).isEqualTo(PAGES);
  }

  @Test
  void bytesAreOnTheDeviceBeforeTheyTakeAName() throws IOException {
    List<String> words = new ArrayList<>(List.of(Programs.need("strace")));
    words.addAll(List.of("-ff", "-y", "-qq", "-o", folder.resolve("trace").toString()));
    words.addAll(List.of("-e", "trace=write,syncfs,fsync,linkat,renameat2"));
    words.addAll(add(site));

    String _ = Programs.run(folder, Map.of(), "", words).good();

    assertThat(changed()).isEqualTo(PAGES);
    int renamed = 0;
    try (Stream<Path> traces = Files.list(folder)) {
      for (Path trace : traces.filter(file -> file.toString().contains("trace.")).toList()) {
        renamed += renamesInOrder(Files.readAllLines(trace));
      }
    }
    assertThat(renamed).isEqualTo(PAGES);
  }

  /** Looks at what one thread did; returns how many pages it replaced. */
  private int renamesInOrder(List<String> calls) {
    boolean contentWaits = false;
    boolean namesWait = false;
    int renamed = 0;
    for (String call : calls) {
      if (call.startsWith("syncfs(") || call.startsWith("fsync(")) {
        assertThat(call).endsWith("= 0");
        contentWaits = false;
        namesWait = false;
      } else if (call.startsWith("write(") && call.contains(site.toString())) {
        assertThat(namesWait).as("names that are not on the device: %s", call).isFalse();
        contentWaits = true;
      } else if (call.startsWith("linkat(") || call.startsWith("renameat2(")) {
        assertThat(contentWaits).as("bytes that are not on the device: %s", call).isFalse();
        namesWait = true;
        renamed += call.startsWith("renameat2(") ? 1 : 0;
      }
    }
    assertThat(namesWait).as("names that are not on the device at the end").isFalse();
    return renamed;
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void interrupted() throws Exception {
    Process process =
        new ProcessBuilder(add(site)).redirectErrorStream(true).directory(folder.toFile()).start();
    Path first = site.resolve("d0/p0.html");
    while (Files.readString(first).equals(OLD) && process.isAlive()) {
      Thread.sleep(1);
    }
    Process _ = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isIn(0, 130); // it may have been quicker
    assertThat(strays()).isZero();
    assertThat(changed()).isPositive();
  }
}
