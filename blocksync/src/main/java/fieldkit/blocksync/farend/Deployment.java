package fieldkit.blocksync.farend;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.remote.ShellWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends this blocksync to the user's cache folder on a host: the jar, and the Java runtime too if
 * the host has none that is new enough and is of the same kind as this machine.
 *
 * <p>The folder is named by the jar's SHA-256, belongs to the user alone (0700), and appears in one
 * step when all that is in it has arrived and been checked. In it are {@code blocksync.jar}, {@code
 * java} (a line: the path of the Java that runs it), {@code run}, and perhaps {@code runtime}.
 * Where anything fails, the shell there ends: what is still on its way is never taken for commands.
 */
final class Deployment {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Looks where Java is usually found, as scripts/lib/jdk.sh does. */
  private static final String SEARCH =
      "f() { [ -x \"$1/bin/java\" ] && [ -r \"$1/release\" ] || return 1; "
          + "v=$(sed -n 's/^JAVA_VERSION=\"\\([0-9]*\\).*/\\1/p' \"$1/release\"); "
          + "[ \"${v:-0}\" -ge 25 ] && j=$1/bin/java; }; j=; "
          + "for d in \"${JAVA_HOME:-/nonexistent}\" "
          + "\"$(dirname \"$(dirname \"$(readlink -f \"$(command -v java)\")\")\" 2>/dev/null)\" "
          + "/usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk* "
          + "\"$HOME\"/.sdkman/candidates/java/* \"$HOME\"/.jdks/*; do f \"$d\" && break; done; "
          + "echo \"$t java ${j:+found}\"\n";

  private static final String GIVE_UP = " || { rm -rf \"$n\"; echo \"$t failed\"; exit 1; }; ";

  private final Conversation host;
  private final @Nullable OwnCopy copy;

  Deployment(Conversation host, @Nullable OwnCopy copy) {
    this.host = host;
    this.copy = copy;
  }

  /**
   * Sends what is needed; afterwards {@code $c/run} starts it.
   *
   * @param system what the host is, as {@code uname -sm} has it
   */
  void send(String system) throws CommandFault, IOException, InterruptedException {
    OwnCopy own = copy;
    if (own == null) {
      throw refusal("this blocksync does not run from a jar, so no copy can be sent", null);
    }
    host.say(SEARCH);
    TokenLine java = host.next("the search for Java", PATIENCE);
    host.expect(java, "java");
    boolean found = java.rest().equals("found");
    Path runtime = found ? null : runtimeFor(own, system);
    host.say("umask 077; n=\"$c.new.$$\"; { rm -rf \"$n\" && mkdir -p \"$n\"; }" + GIVE_UP + "\n");
    sendJar(own);
    if (runtime != null) {
      sendRuntime(runtime);
    }
    host.say(finish(own.flags()));
    host.expect(host.next("the copy", PATIENCE), "stored");
  }

  private Path runtimeFor(OwnCopy own, String system) throws CommandFault {
    Path runtime = own.runtime();
    if (runtime == null) {
      throw refusal(
          "there is no Java 25 or newer, and this blocksync has no runtime of its own to send",
          "install Java there, or use the archive that brings its runtime (scripts/dist)");
    }
    String here = System.getProperty("os.name", "") + " " + machine();
    if (!here.equals(system)) {
      throw refusal(
          "there is no Java 25 or newer, and the runtime that could be sent is for %s, not for %s"
              .formatted(here, system),
          "install Java there");
    }
    return runtime;
  }

  private static String machine() {
    String name = System.getProperty("os.arch", "");
    return name.equals("amd64") ? "x86_64" : name;
  }

  private void sendJar(OwnCopy own) throws CommandFault, IOException, InterruptedException {
    begin("blocksync.jar", Files.size(own.jar()));
    long _ = Files.copy(own.jar(), host.out());
    host.out().flush();
    check(own.sha256());
  }

  private void sendRuntime(Path runtime) throws CommandFault, IOException, InterruptedException {
    TarWriter tar = new TarWriter(runtime);
    begin("runtime.tar", tar.size());
    Sha256Output digest = new Sha256Output(host.out());
    tar.writeTo(digest);
    digest.flush();
    check(digest.hex());
    host.say(
        "{ tar -xf \"$n/runtime.tar\" -C \"$n\" && rm \"$n/runtime.tar\" && j=$c/%s/bin/java"
                .formatted(runtime.getFileName())
            + " && \"$n/%s/bin/java\" -version >/dev/null 2>&1; }".formatted(runtime.getFileName())
            + GIVE_UP
            + "\n");
  }

  /**
   * Has the shell put so many bytes into a file. Nothing more is sent until it says that it has.
   */
  private void begin(String name, long size) throws IOException {
    host.say(
        "head -c %d >\"$n/%s\"".formatted(size, name)
            + GIVE_UP
            + "echo \"$t sum $(sha256sum <\"$n/%s\" | cut -c1-64)\"\n".formatted(name));
  }

  private void check(String sha256) throws CommandFault, IOException, InterruptedException {
    TokenLine sum = host.next("the copy", PATIENCE);
    if (sum.word().equals("failed")) {
      throw host.fault("the copy cannot be stored", null);
    }
    host.expect(sum, "sum");
    if (!sum.rest().equals(sha256)) {
      throw host.fault("the copy did not arrive as it was sent", null);
    }
  }

  private static String finish(List<String> flags) {
    String run =
        "IFS= read -r j <\"${0%/*}/java\"; exec \"$j\" "
            + ShellWords.command(flags)
            + " -jar \"${0%/*}/blocksync.jar\" \"$@\"";
    return "{ printf '%s\\n' "
        + ShellWords.quote(run)
        + " >\"$n/run\" && printf '%s\\n' \"$j\" >\"$n/java\" "
        + "&& { sync -f \"$n\" 2>/dev/null || sync; } && rm -rf \"$c\" && mv \"$n\" \"$c\"; }"
        + GIVE_UP
        // whoever was faster has the same in it
        + "rm -rf \"$c/${n##*/}\"; echo \"$t stored\"\n";
  }

  private CommandFault refusal(String what, @Nullable String help) {
    return new CommandFault(ExitStatus.REFUSED, host.host() + ": " + what, help, null);
  }
}
