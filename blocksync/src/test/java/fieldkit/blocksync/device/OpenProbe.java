package fieldkit.blocksync.device;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/** A process that opens its argument in each way, and says how that went. */
final class OpenProbe {
  private OpenProbe() {}

  public static void main(String[] arguments) {
    StorageOpener opener = new StorageOpener(FileAccess.ofThisSystem());
    RawPath path = RawPath.ofText(arguments[0]);
    say("source", () -> opener.openSource(path));
    say("target", () -> opener.openTarget(path, TargetRules.STRICT));
  }

  private interface Way {
    Storage open() throws IOException, RefusedException;
  }

  private static void say(String what, Way way) {
    try (Storage storage = way.open()) {
      System.out.println(what + ": " + storage.size());
    } catch (IOException | RefusedException e) {
      System.out.println(what + ": " + e.getMessage());
    }
  }
}
