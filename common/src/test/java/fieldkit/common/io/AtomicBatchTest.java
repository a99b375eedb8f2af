package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.testing.Mount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Files replaced together. */
@ParameterizedClass
@EnumSource
class AtomicBatchTest {
  private static final int COUNT = 300;

  private final FileAccess files;
  private final TreeMap<String, String> endings = new TreeMap<>();
  private Sandbox sandbox;

  AtomicBatchTest(Implementation implementation) {
    files = implementation.files();
  }

  @BeforeEach
  void enter(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
  }

  private List<String> makeFiles(int count) throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("f%03d".formatted(i));
      RawPath _ = sandbox.file(names.getLast(), "old");
    }
    return names;
  }

  private void replace(AtomicBatch batch, String name, String content) throws IOException {
    FileStatus read = files.status(sandbox.path(name), true);
    replace(batch, name, read, content.getBytes(StandardCharsets.UTF_8));
  }

  private void replace(AtomicBatch batch, String name, FileStatus read, byte[] content) {
    batch.replace(
        sandbox.path(name),
        read,
        content,
        new AtomicBatch.Ending() {
          @Override
          public void replaced() {
            told("replaced");
          }

          @Override
          public void failed(IOException why) {
            told(FileFault.reasonOf(why));
          }

          private void told(String what) {
            assertThat(endings.put(name, what)).as("what %s was told before", name).isNull();
          }
        });
  }

  private List<String> contents(List<String> names) throws IOException {
    List<String> contents = new ArrayList<>();
    for (String name : names) {
      contents.add(sandbox.text(name));
    }
    return contents;
  }

  @Test
  void allAreReplacedAndNothingIsLeft() throws IOException {
    List<String> names = makeFiles(COUNT);
    try (AtomicBatch batch = new AtomicBatch(files)) {
      for (String name : names) {
        replace(batch, name, "new " + name);
      }
      batch.commit();
    }

    assertThat(endings)
        .hasSize(COUNT)
        .allSatisfy((_, end) -> assertThat(end).isEqualTo("replaced"));
    assertThat(contents(names)).isEqualTo(names.stream().map(name -> "new " + name).toList());
    assertThat(sandbox.names().lines()).isEqualTo(names);
  }

  @Test
  void ownerAndPermissionsStay() throws IOException {
    Assumptions.assumeTrue(sandbox.sh("id -u").strip().equals("0"), "only root gives files away");
    List<String> names = makeFiles(40);
    sandbox.sh("chown 12345:54321 *; chmod 4751 *");
    try (AtomicBatch batch = new AtomicBatch(files)) {
      for (String name : names) {
        replace(batch, name, "new");
      }
      batch.commit();
    }

    assertThat(sandbox.sh("stat -c '%u:%g %a' * | sort -u").strip()).isEqualTo("12345:54321 4751");
    assertThat(sandbox.sh("cat * | fold -w 3 | sort -u").strip()).isEqualTo("new");
  }

  @Test
  void untilTheEndNothingIsToBeSeen() throws IOException {
    List<String> names = makeFiles(40);
    try (AtomicBatch batch = new AtomicBatch(files)) {
      for (String name : names) {
        replace(batch, name, "new");
      }
      assertThat(sandbox.names().lines()).isEqualTo(names);
      for (String name : names) {
        assertThat(sandbox.text(name)).isEqualTo(endings.containsKey(name) ? "new" : "old");
      }
    }

    assertThat(sandbox.names().lines()).as("after it was given up").isEqualTo(names);
    for (String name : names) {
      assertThat(sandbox.text(name)).isEqualTo(endings.containsKey(name) ? "new" : "old");
    }
  }

  @Test
  void whatWasChangedMeanwhileIsLeftAlone() throws IOException {
    List<String> names = makeFiles(40);
    List<FileStatus> read = new ArrayList<>();
    for (String name : names) {
      read.add(files.status(sandbox.path(name), true));
    }
    RawPath _ = sandbox.file("f003", "theirs");
    try (AtomicBatch batch = new AtomicBatch(files)) {
      for (int i = 0; i < names.size(); i++) {
        replace(batch, names.get(i), read.get(i), "new".getBytes(StandardCharsets.UTF_8));
      }
      RawPath _ = sandbox.file("f038", "theirs");
      sandbox.sh("rm f039; ln -s f001 f039");
      batch.commit();
    }

    assertThat(endings.get("f003")).startsWith("Was changed meanwhile");
    assertThat(sandbox.text("f003")).isEqualTo("theirs");
    assertThat(sandbox.text("f038")).isEqualTo("theirs");
    assertThat(sandbox.sh("readlink f039").strip()).isEqualTo("f001");
    assertThat(sandbox.text("f020")).isEqualTo("new");
  }

  @Test
  void aLinkStaysAndItsTargetIsReplaced() throws IOException {
    RawPath _ = sandbox.file("file", "old");
    sandbox.sh("ln -s file link");
    try (AtomicBatch batch = new AtomicBatch(files)) {
      replace(batch, "link", "new");
    }

    assertThat(sandbox.text("file")).isEqualTo("new");
    assertThat(sandbox.sh("readlink link").strip()).isEqualTo("file");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatDoesNotFitOnTheDiskStaysAsItWas(@TempDir Path folder) throws IOException {
    try (Mount mount = Mount.ofMemory(folder, 400)) {
      sandbox = new Sandbox(mount.root());
      List<String> names = makeFiles(40);
      try (AtomicBatch batch = new AtomicBatch(files)) {
        for (String name : names) {
          byte[] content = "n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
          replace(batch, name, files.status(sandbox.path(name), true), content);
        }
        batch.commit();
      }

      assertThat(endings).hasSize(40).containsValues("replaced");
      assertThat(endings.values()).anyMatch(end -> end.startsWith("No space left"));
      for (String name : names) {
        assertThat(sandbox.bytes(name)).hasSize("replaced".equals(endings.get(name)) ? 20_000 : 3);
      }
      assertThat(sandbox.names().lines()).isEqualTo(names);
    }
  }
}
