package fieldkit.blocksync.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recipes in docs/blocksync.md, run as they stand there, but for the names of devices: files
 * take their place, and copies that of snapshots.
 */
class RecipesIT {
  private static final int SIZE = 5 * Contents.MIB;

  @TempDir private Path folder;
  private Host host;
  private Path bin;
  private Path source;
  private Path target;

  @BeforeEach
  void prepare() throws IOException {
    host = Host.installed(folder);
    bin = Files.createDirectory(folder.resolve("bin"));
    Path _ = BlocksyncProcess.install(bin);
    Path config = Files.createDirectories(folder.resolve(".ssh")).resolve("config");
    String known = Files.readString(host.server().config());
    Path _ = Files.writeString(config, known.replace("Host fixture", "Host backup web1"));
    program("ssh", "exec /usr/bin/ssh -F '%s' \"$@\"".formatted(config));
    source = Contents.file(folder.resolve("root"), Contents.random(1, SIZE));
    target = Contents.file(folder.resolve("target"), new byte[SIZE]);
    program("lvcreate", "cp '%s' '%s-sync'".formatted(source, source));
    program("lvremove", "rm '%s-sync'".formatted(source));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private void program(String name, String line) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + line + "\n");
    Path _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The text behind a recipe's mark, with the names that are true here. */
  private String recipe(String name) throws IOException {
    String root = requireNonNull(System.getProperty("fieldkit.root"), "fieldkit.root");
    String manual = Files.readString(Path.of(root, "docs/blocksync.md"));
    String mark = "<!-- recipe: %s -->\n```".formatted(name);
    assertThat(manual).contains(mark);
    int begin = manual.indexOf('\n', manual.indexOf(mark) + mark.length()) + 1;
    return manual
        .substring(begin, manual.indexOf("```", begin))
        .replace("/dev/vg0/root", source.toString())
        .replace("/dev/vg1/root", target.toString())
        .replace("/dev/vg1/*-copy", folder + "/tar*")
        .replace("cd /backup", "cd " + folder)
        .replace("size=10G", "size=5M");
  }

  private Outcome cook(String commands) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", commands));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(Blocksync.environment(folder));
    environment.put("PATH", bin + ":/usr/sbin:/usr/bin:/bin");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    int status = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Outcome(status, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  private static void isSilent(Outcome outcome) {
    assertThat(outcome.hasStatus(0).out() + outcome.err()).isEmpty();
  }

  @Test
  void nightly() throws IOException, InterruptedException {
    isSilent(cook(recipe("nightly")));
    assertThat(target).hasSameBinaryContentAs(source);

    Contents.patch(source, 3 * Contents.MIB, Contents.random(2, 10_000));
    isSilent(cook(recipe("nightly")));
    assertThat(target).hasSameBinaryContentAs(source);
    assertThat(Path.of(source + "-sync")).as("the snapshot").doesNotExist();

    Outcome other = cook(recipe("nightly").replace("size=5M", "size=6M"));
    assertThat(other.hasStatus(3).err()).contains("size");
    assertThat(Path.of(source + "-sync")).as("the snapshot").doesNotExist();
  }

  @Test
  void pullAndBack() throws IOException, InterruptedException {
    Path image = folder.resolve("web1.img");
    assertThat(cook(recipe("pull")).hasStatus(0).err()).isEmpty();
    assertThat(image).hasSameBinaryContentAs(source);

    byte[] before = Files.readAllBytes(image);
    Programs.run("sh", "-c", "rm " + folder + "/web1.*.old");
    Contents.patch(source, Contents.MIB, Contents.random(3, 2 * Contents.MIB));
    assertThat(cook(recipe("pull")).hasStatus(0).err()).isEmpty();
    assertThat(image).hasSameBinaryContentAs(source);

    cook(recipe("back")).hasStatus(0);
    assertThat(image).hasBinaryContent(before);
  }

  @Test
  void forced() throws IOException, InterruptedException {
    Path keys = folder.resolve("sshd/authorized");
    String key = Files.readString(keys);
    String line =
        recipe("forced")
            .replace("ssh-ed25519 AAAAC3... nightly", key)
            .replace("blocksync server", bin + "/blocksync server");
    Path _ = Files.writeString(keys, line);

    isSilent(cook(recipe("nightly")));

    assertThat(target).hasSameBinaryContentAs(source);
    Path other = Contents.file(folder.resolve("other"), new byte[SIZE]);
    cook("blocksync %s backup:%s".formatted(source, other)).failed(3, "other");
  }

  @Test
  void verify() throws IOException, InterruptedException {
    isSilent(cook("cp %1$s %1$s-sync; cp %1$s %2$s".formatted(source, target)));
    cook(recipe("verify")).hasStatus(0);

    Contents.patch(target, 2L * Contents.MIB + 4096, new byte[4096]);
    Outcome gone = cook(recipe("verify")).hasStatus(1);
    assertThat(gone.out()).contains((2L * Contents.MIB + 4096) + " 4096");
  }
}
