package fieldkit.blocksync.device.kernel;

import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A mounted file system, a line of /proc/self/mountinfo, proc_pid_mountinfo(5). Mounts of other
 * namespaces are not among them.
 *
 * @param id the mount's number, as statx(2) has it
 * @param device the file system's number; that of its device where it has one
 * @param point where it is seen
 * @param readOnly whether nothing can be written there
 * @param type the file system's name
 * @param source what was mounted: the path of a device, or a word
 */
public record Mount(
    long id, DeviceNumber device, RawPath point, boolean readOnly, String type, RawPath source) {

  /** All mounts this process sees. */
  public static List<Mount> all(KernelTexts texts) throws IOException {
    List<Mount> mounts = new ArrayList<>();
    for (String line : texts.lines("proc/self/mountinfo")) {
      mounts.add(parse(line));
    }
    return mounts;
  }

  private static Mount parse(String line) throws IOException {
    List<String> words = Arrays.asList(line.split(" ", -1));
    int dash = words.indexOf("-"); // behind a number of optional words
    if (dash < 6 || words.size() < dash + 3) {
      throw new IOException("/proc/self/mountinfo is not understood");
    }
    boolean readOnly = isReadOnly(words.get(5)) || isReadOnly(words.getLast());
    return new Mount(
        Long.parseLong(words.getFirst()),
        DeviceNumber.parse(words.get(2)),
        EscapedName.decode(words.get(4)),
        readOnly,
        words.get(dash + 1),
        EscapedName.decode(words.get(dash + 2)));
  }

  private static boolean isReadOnly(String options) {
    return Arrays.asList(options.split(",", -1)).contains("ro");
  }
}
