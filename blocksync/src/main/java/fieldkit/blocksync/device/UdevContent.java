package fieldkit.blocksync.device;

import fieldkit.blocksync.device.content.Content;
import fieldkit.blocksync.device.kernel.UdevRecord;
import fieldkit.common.io.RawText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What udev says a device holds: for formats that are not known here. */
final class UdevContent {
  private UdevContent() {}

  static Content of(UdevRecord udev) {
    return new Content(
        udev.value("ID_FS_TYPE").orElse(""),
        decode(udev.value("ID_FS_LABEL_ENC").orElse("")),
        udev.value("ID_FS_UUID").orElse(""),
        udev.value("ID_PART_TABLE_TYPE").orElse(""));
  }

  /** Takes udev's {@code \x20} back. */
  private static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\x", i) && isHex(text, i + 2)) {
        bytes.write(Integer.parseInt(text, i + 2, i + 4, 16));
        i += 3;
      } else {
        bytes.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return RawText.decode(bytes.toByteArray());
  }

  private static boolean isHex(String text, int from) {
    return text.length() >= from + 2
        && Character.digit(text.charAt(from), 16) >= 0
        && Character.digit(text.charAt(from + 1), 16) >= 0;
  }
}
