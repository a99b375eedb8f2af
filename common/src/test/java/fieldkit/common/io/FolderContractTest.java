package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileFault.Reason;
import fieldkit.common.io.FolderHandle.Clash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing names in an open folder, looked at with other programs. */
@EnabledOnOs(OS.LINUX)
class FolderContractTest {
  private static final int LONGEST_NAME = 255;
  private static final int PATH_MAX = 4096;

  private final FileAccess files = Implementation.LINUX.files();
  private Sandbox sandbox;
  private FolderHandle folder;

  @BeforeEach
  void enter(@TempDir Path temporary) throws IOException {
    sandbox = new Sandbox(temporary);
    sandbox.sh("printf one > a; printf two > b; mkdir d e; ln -s a l; : > e/x");
    folder = files.folder(sandbox.root());
  }

  @AfterEach
  void leave() {
    folder.close();
  }

  private static byte[] name(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void thePortableImplementationHasNone() {
    assertFault(Reason.NOT_SUPPORTED, () -> new PortableFiles().folder(sandbox.root()));
  }

  @Test
  void saysWhatNamesAre() throws IOException {
    assertThat(folder.status().isSameFile(files.status(sandbox.root(), false))).isTrue();
    assertThat(folder.status(name("a"), false).size()).isEqualTo(3);
    assertThat(folder.status(name("l"), false).kind()).isEqualTo(FileKind.SYMBOLIC_LINK);
    assertThat(folder.status(name("l"), true).kind()).isEqualTo(FileKind.REGULAR);
    assertThat(folder.readLink(name("l")).text()).isEqualTo("a");
    assertFault(Reason.NOT_FOUND, () -> folder.status(name("none"), false));
    assertFault(Reason.NOT_FOUND, () -> folder.status(name(""), false));
  }

  @Test
  void knowsWhereItIsThoughItWasRenamed() throws IOException {
    try (FolderHandle below = folder.folder(name("d"))) {
      sandbox.sh("mv d moved");
      assertThat(below.path()).isEqualTo(sandbox.path("moved"));
      below.createFolder(name("new"), 0700);
    }
    assertThat(sandbox.sh("ls moved").strip()).isEqualTo("new");
  }

  @Test
  void neverFollowsALinkToAFolder() {
    sandbox.sh("ln -s d tod");
    assertFault(Reason.NOT_A_DIRECTORY, () -> folder.folder(name("tod")));
    assertFault(Reason.NOT_A_DIRECTORY, () -> files.folder(sandbox.path("tod")));
    assertFault(Reason.NOT_A_DIRECTORY, () -> folder.folder(name("a")));
    assertFault(Reason.TOO_MANY_LINKS_TO_FOLLOW, () -> folder.open(name("l")));
    assertFault(Reason.NOT_FOUND, () -> folder.folder(name("none")));
  }

  @Test
  void opensFilesToReadThem() throws IOException {
    try (OpenFile file = folder.open(name("a"))) {
      assertThat(Sandbox.readAll(file, 2)).asString().isEqualTo("one");
    }
  }

  @Test
  void createsWhatIsNotThereYet() throws IOException {
    try (NewFile file = folder.create(name("new"), 0640)) {
      file.write(name("text"));
    }
    folder.createFolder(name("newd"), 0750);

    assertThat(sandbox.sh("umask 022; cat new; stat -c %a new newd")).isEqualTo("text640\n750\n");
    assertFault(Reason.EXISTS, () -> folder.create(name("a"), 0600));
    assertFault(Reason.EXISTS, () -> folder.create(name("l"), 0600));
    assertFault(Reason.EXISTS, () -> folder.createFolder(name("d"), 0700));
    assertFault(Reason.EXISTS, () -> folder.createFolder(name("a"), 0700));
  }

  @Test
  void linksFilesButNotOverOthers() throws IOException {
    try (FolderHandle below = folder.folder(name("d"))) {
      folder.link(name("a"), below, name("more"));
    }
    assertThat(sandbox.sh("stat -c %h a; cat d/more")).isEqualTo("2\none");
    assertFault(Reason.EXISTS, () -> folder.link(name("a"), folder, name("b")));
    assertFault(Reason.NOT_FOUND, () -> folder.link(name("none"), folder, name("c")));
  }

  @Test
  void aLinkIsLinkedItselfNotItsTarget() throws IOException {
    folder.link(name("l"), folder, name("l2"));
    assertThat(sandbox.sh("readlink l2").strip()).isEqualTo("a");
  }

  @Test
  void makesSymbolicLinksOfAnyText() throws IOException {
    RawPath odd = RawPath.ofText("../\udcff\n x");
    folder.symbolicLink(odd, name("new"));

    assertThat(folder.readLink(name("new"))).isEqualTo(odd);
    assertFault(Reason.EXISTS, () -> folder.symbolicLink(odd, name("a")));
  }

  @ParameterizedTest
  @EnumSource
  void renamesOverATakenNameAsTold(Clash clash) throws IOException {
    if (clash == Clash.FAIL) {
      assertFault(Reason.EXISTS, () -> folder.rename(name("a"), folder, name("b"), clash));
    } else {
      folder.rename(name("a"), folder, name("b"), clash);
    }
    String expected =
        switch (clash) {
          case FAIL -> "onetwo";
          case EXCHANGE -> "twoone";
          case REPLACE -> "one";
        };
    assertThat(sandbox.sh("cat a b 2>/dev/null; :")).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void renamesToAFreeName(Clash clash) throws IOException {
    if (clash == Clash.EXCHANGE) {
      assertFault(Reason.NOT_FOUND, () -> folder.rename(name("a"), folder, name("n"), clash));
    } else {
      folder.rename(name("a"), folder, name("n"), clash);
      assertThat(sandbox.text("n")).isEqualTo("one");
    }
  }

  @Test
  void removesNamesAndEmptyFoldersOnly() throws IOException {
    folder.remove(name("l"));
    folder.remove(name("a"));
    folder.removeFolder(name("d"));

    assertThat(sandbox.names()).isEqualTo("b\ne\n");
    assertFault(Reason.NOT_EMPTY, () -> folder.removeFolder(name("e")));
    assertFault(Reason.NOT_A_DIRECTORY, () -> folder.removeFolder(name("b")));
    assertFault(Reason.IS_A_DIRECTORY, () -> folder.remove(name("e")));
    assertFault(Reason.NOT_FOUND, () -> folder.remove(name("a")));
  }

  @Test
  void setsWhatAFolderIs() throws IOException {
    folder.setFolderPermissions(name("d"), 01751);
    assertThat(sandbox.sh("stat -c %a d").strip()).isEqualTo("1751");

    boolean root = sandbox.sh("id -u").strip().equals("0");
    if (root) {
      folder.setFolderOwner(name("d"), 1234, 4321);
      assertThat(sandbox.sh("stat -c %u:%g d").strip()).isEqualTo("1234:4321");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {LONGEST_NAME + 1, PATH_MAX - 1, PATH_MAX, 5000})
  void aNameTooLongIsRefused(int length) {
    byte[] tooLong = name("n".repeat(length));

    assertFault(Reason.NAME_TOO_LONG, () -> folder.status(tooLong, false));
    assertFault(Reason.NAME_TOO_LONG, () -> folder.open(tooLong));
    assertFault(Reason.NAME_TOO_LONG, () -> folder.folder(tooLong));
    assertFault(Reason.NAME_TOO_LONG, () -> folder.create(tooLong, 0600));
    assertFault(Reason.NAME_TOO_LONG, () -> folder.link(name("a"), folder, tooLong));
    assertFault(Reason.NAME_TOO_LONG, () -> folder.rename(name("a"), folder, tooLong, Clash.FAIL));
    assertFault(Reason.NAME_TOO_LONG, () -> folder.remove(tooLong));
  }

  @Test
  void theLongestNameIsFine() throws IOException {
    byte[] longest = name("n".repeat(LONGEST_NAME));
    folder.rename(name("a"), folder, longest, Clash.FAIL);
    assertThat(folder.status(longest, false).size()).isEqualTo(3);
  }

  @Test
  void worksBelowPathsLongerThanTheKernelTakes() throws IOException {
    byte[] step = name("n".repeat(200));
    FolderHandle at = files.folder(sandbox.root());
    RawPath path = sandbox.root();
    while (path.length() < PATH_MAX + 400) {
      at.createFolder(step, 0700);
      FolderHandle next = at.folder(step);
      at.close();
      at = next;
      path = path.resolve(step);
    }
    folder.link(name("a"), at, name("deep"));
    at.close();

    try (FolderHandle again = files.folder(path)) {
      assertThat(again.status(name("deep"), false).links()).isEqualTo(2);
      again.rename(name("deep"), folder, name("back"), Clash.FAIL);
    }
    assertThat(sandbox.text("back")).isEqualTo("one");
    sandbox.sh("rm -rf nnn*");
  }

  @Test
  void onceClosedItIsNoFolderAnyMore() throws IOException {
    FolderHandle closed = files.folder(sandbox.path("d"));
    closed.close();
    closed.close();
    try (FolderHandle other = files.folder(sandbox.path("e"))) {
      assertThat(other.status(name("x"), false).size()).isZero();
      assertFault(Reason.OTHER, () -> closed.status());
      assertFault(Reason.OTHER, () -> closed.status(name("x"), false));
      assertFault(Reason.OTHER, () -> closed.remove(name("x")));
      assertFault(Reason.NOT_FOUND, closed::path);
    }
    assertThat(sandbox.sh("ls e").strip()).isEqualTo("x");
  }

  @Test
  void aFileWithoutANameIsSeenOnceItHasOne() throws IOException {
    try (NewFile file = folder.createNameless(0640)) {
      file.write(name("content"));
      assertThat(sandbox.names().lines()).containsExactly("a", "b", "d", "e", "l");
      assertThat(file.status().links()).isZero();

      assertFault(Reason.EXISTS, () -> folder.name(file, name("a")));
      folder.name(file, name("n"));

      assertThat(sandbox.sh("cat a n; stat -c %a n").strip()).isEqualTo("onecontent640");
    }
    assertThat(sandbox.text("n")).isEqualTo("content");
  }

  @Test
  void aFileThatGetsNoNameIsGone() throws IOException {
    try (NewFile file = folder.createNameless(0600)) {
      file.write(name("content"));
    }
    assertThat(sandbox.names().lines()).containsExactly("a", "b", "d", "e", "l");
  }
}
