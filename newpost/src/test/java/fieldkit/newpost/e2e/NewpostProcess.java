package fieldkit.newpost.e2e;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is shipped, as the words of a command. */
final class NewpostProcess {
  private NewpostProcess() {}

  /** The self-contained jar, with the Java that runs this. */
  static List<String> jar(String... words) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(List.of("-jar", root().resolve("newpost/target/newpost.jar").toString()));
    command.addAll(List.of(words));
    return command;
  }

  /** The launcher of the checkout. */
  static List<String> launcher(String... words) {
    List<String> command = new ArrayList<>();
    command.add(root().resolve("scripts/newpost").toString());
    command.addAll(List.of(words));
    return command;
  }

  /** The checkout. */
  static Path root() {
    return Path.of(requireNonNull(System.getProperty("fieldkit.root"), "fieldkit.root"));
  }
}
