package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.StorageFacts;
import fieldkit.common.cli.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether one device may be made equal to another: sizes, identity, what the user expects. Pure.
 *
 * @param allowLarger whether the target may be larger
 * @param expected what the target must be: serial, size, uuid, label, wwn or model
 */
public record PairRules(boolean allowLarger, Map<String, String> expected) {

  /** Refuses a pair that must not be synced; names are for messages. */
  public void check(StorageFacts source, String sourceName, StorageFacts target, String targetName)
      throws RefusedException {
    if (source.footprint().overlaps(target.footprint())) {
      throw new RefusedException(
          "%s and %s are the same, or one is part of the other".formatted(sourceName, targetName),
          null);
    }
    checkSizes(source, target, targetName);
    checkExpected(target, targetName);
    if (target.medium().readOnly()) {
      throw new RefusedException(targetName + ": is read-only", null);
    }
  }

  private void checkSizes(StorageFacts source, StorageFacts target, String targetName)
      throws RefusedException {
    long wanted = source.size();
    long there = target.size();
    if (there < wanted) {
      throw new RefusedException(
          "%s: %s, but the source has %s"
              .formatted(targetName, sizes(there, wanted), sizes(wanted, there)),
          target.kind() == StorageFacts.Kind.FILE ? "--grow lengthens the file" : null);
    }
    if (there > wanted && !allowLarger) {
      throw new RefusedException(
          "%s: %s, but the source has only %s"
              .formatted(targetName, sizes(there, wanted), sizes(wanted, there)),
          "--allow-larger leaves what is behind as it is");
    }
  }

  /** A size that can be told from another one. */
  private static String sizes(long size, long other) {
    String text = ByteSize.format(size);
    return text.equals(ByteSize.format(other)) ? size + " bytes" : text;
  }

  private void checkExpected(StorageFacts target, String targetName) throws RefusedException {
    List<String> wrong = new ArrayList<>();
    expected.forEach((what, value) -> {
      String found = found(target, what);
      if (!found.equals(value)) {
        wrong.add("%s is '%s', not '%s'".formatted(what, found, value));
      }
    });
    if (!wrong.isEmpty()) {
      throw new RefusedException(
          "%s: not what is expected: %s".formatted(targetName, String.join(", ", wrong)), null);
    }
  }

  private static String found(StorageFacts target, String what) {
    return switch (what) {
      case "serial" -> target.medium().serial();
      case "model" -> target.medium().model();
      case "wwn" -> target.medium().wwn();
      case "uuid" -> target.content().uuid();
      case "label" -> target.content().label();
      case "type" -> target.content().type();
      case "size" -> Long.toString(target.size());
      default -> "";
    };
  }
}
