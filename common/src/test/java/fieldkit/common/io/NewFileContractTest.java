package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.common.testing.Command;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Files being written, and their metadata, looked at with other programs. */
@EnabledOnOs(OS.LINUX)
class NewFileContractTest {
  private static final int MIB = 1 << 20;
  private static final byte[] NAME = {'n', 'e', 'w'};

  private final FileAccess files = Implementation.LINUX.files();
  private Sandbox sandbox;
  private FolderHandle folder;
  private NewFile file;

  @BeforeEach
  void create(@TempDir Path temporary) throws IOException {
    sandbox = new Sandbox(temporary);
    folder = files.folder(sandbox.root());
    file = folder.create(NAME, 0600);
  }

  @AfterEach
  void leave() throws IOException {
    file.close();
    folder.close();
  }

  private String stat(String format) {
    return sandbox.sh("stat -c '%s' new".formatted(format)).strip();
  }

  private OpenFile reopened() throws IOException {
    return folder.open(NAME);
  }

  @Test
  void holesAreLeftWhereNothingIsWritten() throws IOException {
    file.write("begin".getBytes(StandardCharsets.US_ASCII));
    file.skip(8L * MIB);
    file.write('x');
    file.skip(8L * MIB);

    assertThat(stat("%s")).isEqualTo(String.valueOf(16L * MIB + 6));
    assertThat(Long.parseLong(stat("%b")) * 512).isLessThan(MIB);
    assertThat(sandbox.sh("tr -d '\\0' < new")).isEqualTo("beginx");
  }

  @Test
  void aFileMayBeNothingButAHole() throws IOException {
    file.skip(5L << 30);

    assertThat(file.status().size()).isEqualTo(5L << 30);
    assertThat(stat("%b")).isEqualTo("0");
  }

  @Test
  void theSuperuserGivesFilesAway() throws IOException {
    assumeTrue(sandbox.sh("id -u").strip().equals("0"), "only the superuser can give files away");
    file.setOwner(1234, 4321);
    assertThat(stat("%u:%g")).isEqualTo("1234:4321");
    assertThat(file.status().userId()).isEqualTo(1234);
    file.setOwner(-2, 0); // what the kernel shows as 4294967294
    assertThat(stat("%u")).isEqualTo("4294967294");
  }

  @ParameterizedTest
  @CsvSource({"0", "0400", "0644", "04755", "07777"})
  void permissionsAreExactlyThese(String octal) throws IOException {
    file.setPermissions(Integer.parseInt(octal, 8));
    assertThat(Integer.parseInt(stat("%a"), 8)).isEqualTo(Integer.parseInt(octal, 8));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000000",
    "1, 0.000000001",
    "-1, -1.999999999",
    "-1500000000, -2.500000000",
    "1764000000123456789, 1764000000.123456789",
    "4102444800999999999, 4102444800.999999999",
  })
  void timesAreExactToTheNanosecond(long nanoseconds, String expected) throws IOException {
    file.setModified(nanoseconds);

    assertThat(file.status().modified()).isEqualTo(nanoseconds);
    // before 1970 stat(1) prints seconds and nanoseconds in its own way
    if (nanoseconds >= 0) {
      assertThat(stat("%.9Y")).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"user.a, 0", "user.b, 1", "user.a.rather.long.name, 3000"})
  void attributesAreReadAsTheyWereSet(String name, int length) throws IOException {
    byte[] value = new byte[length];
    java.util.Arrays.fill(value, (byte) 0xfe);
    file.setAttribute(name, value);

    try (OpenFile reopened = reopened()) {
      ExtendedAttributes attributes = reopened.attributes();
      assertThat(attributes.names()).containsExactly(name);
      assertThat(attributes.value(name)).isEqualTo(value);
      assertThat(attributes.value("user.none")).isEmpty();
    }
  }

  @Test
  void attributesMayHaveAnyName() throws IOException {
    file.setAttribute("user.\udcff", new byte[] {1});

    try (OpenFile reopened = reopened()) {
      assertThat(reopened.attributes().names()).containsExactly("user.\udcff");
    }
  }

  @Test
  void attributesOfOthersAreSeenAsTheyAre() throws IOException {
    assumeTrue(Command.exists("setfattr"), "there is no setfattr(1)");
    sandbox.sh("setfattr -n user.one -v 1 new; setfattr -n user.two -v '' new");

    try (OpenFile reopened = reopened()) {
      assertThat(reopened.attributes().names()).containsExactly("user.one", "user.two");
      assertThat(reopened.attributes().value("user.one")).containsExactly('1');
    }
  }

  @Test
  void accessControlListsAreAttributes() throws IOException {
    assumeTrue(Command.exists("setfacl"), "there is no setfacl(1)");
    sandbox.sh(": > other; setfacl -m u:1234:rwx,g:77:r other; chmod 640 new");
    try (OpenFile other = folder.open("other".getBytes(StandardCharsets.US_ASCII))) {
      ExtendedAttributes list = other.attributes();
      assertThat(list.names()).containsExactly("system.posix_acl_access");
      file.setPermissions(0670);
      file.setAttribute("system.posix_acl_access", list.value("system.posix_acl_access"));
    }

    assertThat(sandbox.sh("getfacl -cn new")).isEqualTo(sandbox.sh("getfacl -cn other"));
  }

  @Test
  void whatIsNoAttributeIsRefused() {
    assertFault(FileFault.Reason.NOT_SUPPORTED, () -> file.setAttribute("none.x", new byte[0]));
  }

  @Test
  void aFileWithoutAttributesHasNone() throws IOException {
    try (OpenFile reopened = reopened()) {
      assertThat(reopened.attributes()).isEqualTo(ExtendedAttributes.NONE);
    }
  }

  @Test
  void contentCanBeForcedToTheDevice() throws IOException {
    file.write(1);
    file.force();
    try (OpenFile reopened = reopened()) {
      reopened.forceFileSystem();
    }
    assertThat(stat("%s")).isEqualTo("1");
  }
}
