package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Listing folders. */
@ParameterizedClass
@EnumSource
class ListingContractTest {
  private final FileAccess files;
  private Sandbox sandbox;

  ListingContractTest(Implementation implementation) {
    files = implementation.files();
  }

  @BeforeEach
  void enter(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
  }

  @Test
  void listsEveryOneOfManyNamesOnce() throws IOException {
    List<RawPath> names = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      names.add(RawPath.ofText("name-" + "x".repeat(i % 60) + i));
    }
    create(names);

    assertThat(list(sandbox.root())).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void listsNamesOfAnyBytes() throws IOException {
    List<RawPath> names = new ArrayList<>();
    for (int b = 1; b < 256; b++) {
      if (b != '/' && b != '.') {
        names.add(RawPath.of(new byte[] {(byte) b}));
        names.add(RawPath.of(new byte[] {'x', (byte) b, '\n', (byte) b}));
      }
    }
    byte[] longest = new byte[255];
    Arrays.fill(longest, (byte) 0xFE);
    names.add(RawPath.of(longest));
    names.addAll(List.of(RawPath.ofText("..."), RawPath.ofText("..a"), RawPath.ofText(".a")));
    names.addAll(List.of(RawPath.ofText("a%20b"), RawPath.ofText("-rf *"), RawPath.ofText("ä")));
    create(names);

    assertThat(list(sandbox.root())).containsExactlyInAnyOrderElementsOf(names);
  }

  private void create(List<RawPath> names) throws IOException {
    for (RawPath name : names) {
      files.create(sandbox.root().resolve(name)).close();
    }
  }

  @Test
  void namesOfAnyBytesCanBeLookedAtAndOpened() throws IOException {
    RawPath name = RawPath.of(new byte[] {(byte) 0xFF, '\n', (byte) 0xC3});
    RawPath path = sandbox.root().resolve(name);
    try (DurableOutput out = files.create(path)) {
      out.write('x');
    }

    assertThat(files.status(path, false).size()).isEqualTo(1);
    assertThat(files.realPath(path).name()).isEqualTo(name.toBytes());
    try (OpenFile file = files.open(path, false)) {
      assertThat(Sandbox.readAll(file, 10)).containsExactly('x');
    }
  }

  @Test
  void anEmptyFolderHasNoEntries() throws IOException {
    assertThat(list(sandbox.root())).isEmpty();
  }

  @Test
  void tellsEachEntrysKindWithoutFollowingLinks() throws IOException {
    sandbox.sh("mkdir folder; : > file; mkfifo fifo; ln -s folder link; ln -s none dangling");
    Map<String, FileKind> kinds = new TreeMap<>();
    try (OpenDirectory folder = files.openDirectory(sandbox.root(), false)) {
      while (folder.next()) {
        kinds.put(RawText.decode(folder.name()), folder.kind());
      }
    }

    assertThat(kinds)
        .isEqualTo(
            Map.of(
                "folder", FileKind.DIRECTORY,
                "file", FileKind.REGULAR,
                "fifo", FileKind.SPECIAL,
                "link", FileKind.SYMBOLIC_LINK,
                "dangling", FileKind.SYMBOLIC_LINK));
  }

  @Test
  void tellsEachEntrysStatusAsThatOfItsPath() throws IOException {
    sandbox.sh("mkdir folder; printf hello > file; ln -s file link");
    try (OpenDirectory folder = files.openDirectory(sandbox.root(), false)) {
      while (folder.next()) {
        RawPath path = sandbox.root().resolve(folder.name());

        assertThat(folder.entryStatus(false)).isEqualTo(files.status(path, false));
        assertThat(folder.entryStatus(true)).isEqualTo(files.status(path, true));
      }
    }
  }

  @Test
  void anEntryThatWentAwayIsNotFound() throws IOException {
    RawPath path = sandbox.file("file", "");
    try (OpenDirectory folder = files.openDirectory(sandbox.root(), false)) {
      assertThat(folder.next()).isTrue();
      files.remove(path);

      assertFault(FileFault.Reason.NOT_FOUND, () -> folder.entryStatus(false));
    }
  }

  @Test
  void aDanglingLinkFollowedIsNotFound() throws IOException {
    sandbox.sh("ln -s none dangling");
    try (OpenDirectory folder = files.openDirectory(sandbox.root(), false)) {
      assertThat(folder.next()).isTrue();

      assertFault(FileFault.Reason.NOT_FOUND, () -> folder.entryStatus(true));
    }
  }

  @Test
  void statusIsThatOfTheFolder() throws IOException {
    try (OpenDirectory folder = files.openDirectory(sandbox.root(), false)) {
      assertThat(folder.status()).isEqualTo(files.status(sandbox.root(), false));
    }
  }

  @Test
  void foldersListedInsideEachOtherDoNotMixUp() throws IOException {
    sandbox.sh("mkdir a b c; touch a/1 a/2 b/3 b/4 c/5 c/6");
    List<RawPath> found = new ArrayList<>();
    try (OpenDirectory outer = files.openDirectory(sandbox.root(), false)) {
      while (outer.next()) {
        RawPath path = sandbox.root().resolve(outer.name());
        for (RawPath name : list(path)) {
          found.add(RawPath.of(outer.name()).resolve(name));
        }
      }
    }

    assertThat(found.stream().map(RawPath::text))
        .containsExactlyInAnyOrder("a/1", "a/2", "b/3", "b/4", "c/5", "c/6");
  }

  @Test
  void followsALinkToAFolderOnlyWhenToldTo() throws IOException {
    sandbox.sh("mkdir folder; : > folder/file; ln -s folder link");

    assertFault(sandbox.path("link"), () -> files.openDirectory(sandbox.path("link"), false));
    try (OpenDirectory folder = files.openDirectory(sandbox.path("link"), true)) {
      assertThat(folder.next()).isTrue();
      assertThat(RawText.decode(folder.name())).isEqualTo("file");
    }
  }

  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  void whatIsNotAFolderIsRefused() {
    sandbox.sh(": > file; mkfifo fifo");

    for (String name : List.of("file", "fifo")) {
      assertFault(
          FileFault.Reason.NOT_A_DIRECTORY, () -> files.openDirectory(sandbox.path(name), true));
    }
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.openDirectory(sandbox.path("none"), true));
  }

  @Test
  void closingTwiceIsHarmless() throws IOException {
    sandbox.sh("mkdir a b; touch a/1 b/2");
    OpenDirectory closed = files.openDirectory(sandbox.path("a"), false);
    closed.close();
    try (OpenDirectory folder = files.openDirectory(sandbox.path("b"), false)) {
      closed.close(); // the other folder has got its descriptor's number, and its buffer

      assertThat(list(sandbox.path("a"))).containsExactly(RawPath.ofText("1"));
      assertThat(folder.next()).isTrue();
      assertThat(RawText.decode(folder.name())).isEqualTo("2");
    }
  }

  private List<RawPath> list(RawPath path) throws IOException {
    List<RawPath> names = new ArrayList<>();
    try (OpenDirectory folder = files.openDirectory(path, false)) {
      while (folder.next()) {
        names.add(RawPath.of(folder.name()));
      }
    }
    return names;
  }
}
