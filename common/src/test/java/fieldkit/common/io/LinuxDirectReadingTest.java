package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LinuxDirectReadingTest {
  private final FileAccess files = Implementation.LINUX.files();
  private final AlignedBuffers buffers = new AlignedBuffers(1 << 20);

  @Test
  void readsAlignedBlocksAndTheRestAtTheEnd(@TempDir Path folder) throws IOException {
    byte[] content = new byte[3 * 4096 + 100];
    new SplittableRandom(1).nextBytes(content);
    RawPath path = new Sandbox(folder).file("file", content);
    try (OpenFile file = openDirect(path)) {
      ByteBuffer buffer = buffers.take(2 * 4096);

      assertThat(file.read(buffer, 4096)).isEqualTo(2 * 4096);
      assertThat(bytes(buffer)).isEqualTo(Arrays.copyOfRange(content, 4096, 3 * 4096));

      buffer.clear();
      assertThat(file.read(buffer, 3 * 4096)).isEqualTo(100);
      assertThat(bytes(buffer)).isEqualTo(Arrays.copyOfRange(content, 3 * 4096, content.length));

      buffer.clear();
      assertThat(file.read(buffer, 4 * 4096)).isZero();
    }
  }

  private OpenFile openDirect(RawPath path) throws IOException {
    try {
      return files.openDirect(path);
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_SUPPORTED) {
        return abort("the temporary folder's file system knows no direct reading");
      }
      throw fault;
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Test
  void isNotSupportedWhereTheFileSystemHasNoDevice() {
    assertFault(
        FileFault.Reason.NOT_SUPPORTED, () -> files.openDirect(RawPath.ofText("/proc/self/stat")));
  }

  @Test
  void isNotSupportedWithoutSystemCalls(@TempDir Path folder) throws IOException {
    RawPath path = new Sandbox(folder).file("file", "");

    assertFault(FileFault.Reason.NOT_SUPPORTED, () -> new PortableFiles().openDirect(path));
  }
}
