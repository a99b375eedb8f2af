package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.KernelTexts;
import fieldkit.common.io.FileAccess;

/** What can be asked of the machine this runs on, put together once. */
final class Host {
  private final FileAccess files;
  private final KernelTexts texts;
  private final Machine machine;
  private final Mounts mounts;
  private final Footprints footprints;
  private final Users users;
  private final WriteMarks marks;

  Host(FileAccess files, KernelTexts texts) {
    this(files, texts, Machine.of(texts));
  }

  Host(FileAccess files, KernelTexts texts, Machine machine) {
    this.files = files;
    this.texts = texts;
    this.machine = machine;
    this.mounts = new Mounts(texts, files);
    LoopDevices loops = new LoopDevices(texts, files);
    this.footprints = new Footprints(texts, loops, mounts, machine.boot());
    this.users = new Users(texts, files, loops, mounts, footprints);
    this.marks = new WriteMarks(texts, files, loops, mounts, machine);
  }

  FileAccess files() {
    return files;
  }

  KernelTexts texts() {
    return texts;
  }

  Machine machine() {
    return machine;
  }

  Mounts mounts() {
    return mounts;
  }

  Footprints footprints() {
    return footprints;
  }

  Users users() {
    return users;
  }

  WriteMarks marks() {
    return marks;
  }

  /** Whether there are devices to ask for: elsewhere only plain files are supported. */
  boolean isLinux() {
    return texts.has("proc/self/mountinfo");
  }
}
