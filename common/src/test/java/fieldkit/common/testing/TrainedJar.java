package fieldkit.common.testing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A tool's jar with an ahead-of-time cache, made as the launcher makes it: a test that starts it
 * hundreds of times takes half as long, and starts it as users do.
 */
public final class TrainedJar {
  private static final Map<String, List<String>> FLAGS = new ConcurrentHashMap<>();

  private static final String SCRIPT =
      """
      . scripts/lib/start.sh && . scripts/lib/train.sh && . "scripts/tools/$1.sh" || exit
      [ -s "$4" ] && [ "$4" -nt "$3" ] || train "$2" "$3" "$4"
      printf %s "$start_flags"
      """;

  private TrainedJar() {}

  /**
   * What the JVM is told to use the cache, and what every tool's JVM is told.
   *
   * @param root the checkout
   * @param java the program
   */
  public static List<String> flags(Path root, String java, String tool) {
    return FLAGS.computeIfAbsent(tool, _ -> trained(root, java, tool));
  }

  private static List<String> trained(Path root, String java, String tool) {
    Path target = root.resolve(tool).resolve("target").toAbsolutePath();
    String cache = target.resolve("e2e.aot").toString();
    String jar = target.resolve(tool + ".jar").toString();
    Command.Ended ended = Command.run(root, "sh", "-c", SCRIPT, "sh", tool, java, jar, cache);
    return Stream.concat(Stream.of("-XX:AOTCache=" + cache), Arrays.stream(ended.said().split(" ")))
        .toList();
  }
}
