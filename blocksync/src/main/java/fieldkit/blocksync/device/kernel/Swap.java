package fieldkit.blocksync.device.kernel;

import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.List;

/**
 * A device or file that is swapped to, a line of /proc/swaps, proc_swaps(5).
 *
 * @param path its name when it was taken into use
 */
public record Swap(RawPath path) {

  /** All there are; none where the kernel has no swap. */
  public static List<Swap> all(KernelTexts texts) throws IOException {
    if (!texts.has("proc/swaps")) {
      return List.of();
    }
    return texts.lines("proc/swaps").stream()
        .skip(1) // headings
        .map(line -> line.split("\\s", 2)[0])
        .filter(name -> name.startsWith("/"))
        .map(name -> new Swap(EscapedName.decode(name)))
        .toList();
  }
}
