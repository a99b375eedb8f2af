package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.KernelTexts;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Which machine this is.
 *
 * @param id a number of its own that stays, empty if it has none
 * @param boot a number of its own since it was started; never empty, so that two things of one
 *     process are known to be on one machine
 * @param watched whether {@code boot} is the kernel's, and so means the same to every process
 */
record Machine(String id, String boot, boolean watched) {

  /** The same, of which nobody can say whether something is written there. */
  Machine unwatched() {
    return new Machine(id, boot, false);
  }

  /** This one. */
  static Machine of(KernelTexts texts) {
    String id =
        texts
            .text("etc/machine-id")
            .filter(text -> !text.isEmpty())
            .map(text -> Digests.of(("blocksync " + text).getBytes(StandardCharsets.UTF_8)))
            .orElse("");
    String boot = texts.text("proc/sys/kernel/random/boot_id").orElse("");
    return boot.isEmpty()
        ? new Machine(id, UUID.randomUUID().toString(), false)
        : new Machine(id, boot, true);
  }
}
