package fieldkit.blocksync.farend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fieldkit.blocksync.testing.Programs;
import fieldkit.common.cli.CommandFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A copy is sent to a host, and found there the next time. */
@Timeout(120)
class DeploymentTest {
  @TempDir Path home;
  private final List<String> errors = new ArrayList<>();

  /** What is sent: a jar whose program says that it is ready, and echoes. */
  public static final class Echo {
    private Echo() {}

    /** Says what a server says, for {@code server --token TOKEN}. */
    public static void main(String[] arguments) throws IOException {
      System.out.println(arguments[2] + " ready 1");
      System.out.flush();
      long _ = System.in.transferTo(System.out);
    }
  }

  private OwnCopy copy(String lib) throws IOException {
    Path jar = Files.createDirectories(home.resolve(lib)).resolve("blocksync.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
    String name = Echo.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        var in = Objects.requireNonNull(Echo.class.getClassLoader().getResourceAsStream(name))) {
      out.putNextEntry(new JarEntry(name));
      long _ = in.transferTo(out);
      out.closeEntry();
    }
    return OwnCopy.of(jar, List.of("-XX:TieredStopAtLevel=1", "-Da='b c'"));
  }

  private FarEndKind start(Login login, FarEndChoice choice, @Nullable OwnCopy copy)
      throws Exception {
    FarEndRequest request = new FarEndRequest(choice, false, copy, Duration.ofSeconds(30));
    try (FarEnd end = new FarEndStarter(login, request, errors::add).start()) {
      if (end.kind() == FarEndKind.DEPLOYED) {
        end.out().write(new byte[] {1, 2, 3});
        end.out().flush();
        assertThat(end.in().readNBytes(3)).containsExactly(1, 2, 3);
      }
      return end.kind();
    }
  }

  /** A host with this Java, in a place where it is looked for. */
  private Login hostWithJava() throws IOException {
    Path jdks = Files.createDirectories(home.resolve(".jdks"));
    if (!Files.exists(jdks.resolve("this"))) {
      Files.createSymbolicLink(jdks.resolve("this"), Path.of(System.getProperty("java.home")));
    }
    return new Login(home, "sh");
  }

  @Test
  void aJarIsSentOnceAndFoundAfterwards() throws Exception {
    OwnCopy copy = copy("own");
    try (Login host = hostWithJava()) {
      assertThat(start(host, FarEndChoice.AUTO, copy)).isEqualTo(FarEndKind.PYTHON);
      assertThat(start(host, FarEndChoice.DEPLOY, copy)).isEqualTo(FarEndKind.DEPLOYED);
      Path folder = home.resolve(".cache/blocksync").resolve(copy.sha256());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
      Object first = Files.getLastModifiedTime(folder.resolve("run"));
      assertThat(start(host, FarEndChoice.AUTO, copy)).isEqualTo(FarEndKind.DEPLOYED);
      assertThat(start(host, FarEndChoice.DEPLOY, copy)).isEqualTo(FarEndKind.DEPLOYED);
      assertThat(Files.getLastModifiedTime(folder.resolve("run"))).isEqualTo(first);
      assertThat(home.resolve(".cache/blocksync")).isDirectoryNotContaining("glob:**.new.*");
    }
  }

  @Test
  void aDamagedCopyIsNotRun() throws Exception {
    OwnCopy copy = copy("own");
    try (Login host = hostWithJava()) {
      FarEndKind _ = start(host, FarEndChoice.DEPLOY, copy);
      Path jar = home.resolve(".cache/blocksync").resolve(copy.sha256()).resolve("blocksync.jar");
      Files.write(jar, new byte[] {1, 2, 3});
      assertThat(start(host, FarEndChoice.AUTO, copy)).isEqualTo(FarEndKind.PYTHON);
      assertThat(start(host, FarEndChoice.DEPLOY, copy)).isEqualTo(FarEndKind.DEPLOYED);
      assertThat(start(host, FarEndChoice.AUTO, copy)).isEqualTo(FarEndKind.DEPLOYED);
    }
  }

  @Test
  void withoutJavaTheRuntimeIsSentToo() throws Exception {
    Programs.assumeThere("tar", "jlink");
    OwnCopy copy = copy("tool/lib");
    Path runtime = home.resolve("tool/runtime");
    Programs.run(
        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
        "--add-modules",
        "java.base",
        "--strip-debug",
        "--output",
        runtime.toString());
    copy = OwnCopy.of(copy.jar(), copy.flags());
    try (Login host = new Login(home, "sh").withoutJava()) {
      assertThat(start(host, FarEndChoice.DEPLOY, copy)).isEqualTo(FarEndKind.DEPLOYED);
      assertThat(start(host, FarEndChoice.AUTO, copy)).isEqualTo(FarEndKind.DEPLOYED);
    }
    Path folder = home.resolve(".cache/blocksync").resolve(copy.sha256());
    try (Stream<Path> sent = Files.walk(folder.resolve("runtime"))) {
      assertThat(sent.count()).isGreaterThan(20);
    }
    assertThat(folder.resolve("runtime.tar")).doesNotExist();
  }

  @Test
  void withoutJavaAndRuntimeItSaysSo() throws Exception {
    OwnCopy copy = copy("own");
    try (Login host = new Login(home, "sh").withoutJava()) {
      assertThatThrownBy(() -> start(host, FarEndChoice.DEPLOY, copy))
          .isInstanceOf(CommandFault.class)
          .hasMessageContaining("there is no Java 25 or newer, and this blocksync has no runtime");
    }
  }

  @Test
  void whatDoesNotRunFromAJarIsNotSent() throws Exception {
    try (Login host = hostWithJava()) {
      assertThatThrownBy(() -> start(host, FarEndChoice.DEPLOY, null))
          .hasMessageContaining("does not run from a jar");
    }
  }

  @Test
  void whereItCannotBeStoredNothingIsRun() throws Exception {
    OwnCopy copy = copy("own");
    Files.createDirectories(home.resolve(".cache"));
    Files.writeString(home.resolve(".cache/blocksync"), "in the way");
    try (Login host = hostWithJava()) {
      assertThatThrownBy(() -> start(host, FarEndChoice.DEPLOY, copy))
          .isInstanceOf(CommandFault.class)
          .hasMessage("xen2: the copy cannot be stored");
    }
    assertThat(errors).allMatch(line -> line.contains("mkdir"));
  }
}
