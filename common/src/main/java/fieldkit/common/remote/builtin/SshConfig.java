package fieldkit.common.remote.builtin;

import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteFault.Reason;
import fieldkit.common.remote.ShellWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a configuration, ssh_config(5), says of one host. The first value of a keyword counts. Who
 * writes a line that leads elsewhere, or demands more than we can do, must not be ignored: such a
 * line is refused.
 */
final class SshConfig {
  /** These decide where a connection goes, or what it is worth. */
  private static final Set<String> BEYOND_US =
      Set.of(
          "include",
          "match",
          "proxyjump",
          "proxycommand",
          "canonicalizehostname",
          "knownhostscommand",
          "revokedhostkeys",
          "bindaddress",
          "bindinterface",
          "addressfamily",
          "ciphers",
          "macs",
          "kexalgorithms",
          "hostkeyalgorithms",
          "requiredrsasize");

  /** What may be said on the command line; anything else there would be lost without a word. */
  private static final Set<String> UNDERSTOOD =
      Set.of(
          "batchmode",
          "connecttimeout",
          "globalknownhostsfile",
          "hostkeyalias",
          "hostname",
          "identitiesonly",
          "identityagent",
          "identityfile",
          "port",
          "serveralivecountmax",
          "serveraliveinterval",
          "stricthostkeychecking",
          "user",
          "userknownhostsfile");

  private static final Set<String> NO_DEMAND = Set.of("none", "no", "any");

  private static final Pattern LINE = Pattern.compile("([A-Za-z0-9]+)(?:\\s*=\\s*|\\s+)(.*)");

  private final String host;
  private final Map<String, List<String>> values = new HashMap<>();

  /**
   * Nothing said yet.
   *
   * @param host as the user names it, which is what patterns are compared with
   */
  SshConfig(String host) {
    this.host = host;
  }

  /**
   * Takes over what a file says, where nothing else was said before.
   *
   * @param name the file's, for messages
   */
  void add(String name, List<String> lines) throws RemoteFault {
    boolean meant = true;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String where = "%s line %d".formatted(name, i + 1);
      Setting setting = parse(line, where);
      if (setting.keyword.equals("host")) {
        meant = isMeant(setting.words);
      } else if (meant || setting.keyword.equals("match")) {
        add(setting, where);
      }
    }
  }

  /** Takes over one setting of the command line. */
  void addOption(String option) throws RemoteFault {
    Setting setting = parse(option, option);
    if (!UNDERSTOOD.contains(setting.keyword)) {
      throw beyond(option, setting.keyword);
    }
    add(setting, option);
  }

  private static Setting parse(String line, String where) throws RemoteFault {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new RemoteFault(Reason.BAD_SETTINGS, where + ": cannot be understood");
    }
    List<String> words = ShellWords.split(matcher.group(2));
    if (words.isEmpty()) {
      throw new RemoteFault(Reason.BAD_SETTINGS, where + ": no value");
    }
    return new Setting(matcher.group(1).toLowerCase(Locale.ROOT), words);
  }

  private void add(Setting setting, String where) throws RemoteFault {
    String keyword = setting.keyword;
    String value = setting.words.getFirst().toLowerCase(Locale.ROOT);
    if (BEYOND_US.contains(keyword) && !NO_DEMAND.contains(value)) {
      throw beyond(where, keyword);
    }
    List<String> known = values.computeIfAbsent(keyword, _ -> new ArrayList<>());
    if (known.isEmpty() || keyword.equals("identityfile")) { // of these, each is tried
      known.addAll(setting.words);
    }
  }

  private static RemoteFault beyond(String where, String keyword) {
    return new RemoteFault(
        Reason.BAD_SETTINGS,
        "%s: '%s' is beyond the built-in client".formatted(where, keyword),
        "use the system's ssh, which understands all of its configuration",
        null);
  }

  private boolean isMeant(List<String> patterns) {
    boolean meant = false;
    for (String pattern : patterns) {
      boolean not = pattern.startsWith("!");
      if (matches(not ? pattern.substring(1) : pattern)) {
        if (not) {
          return false;
        }
        meant = true;
      }
    }
    return meant;
  }

  private boolean matches(String pattern) {
    String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return host.matches(expression);
  }

  /** What is said of a keyword, given in lower case. */
  Optional<String> value(String keyword) {
    return values(keyword).stream().findFirst();
  }

  /** All that is said of a keyword, given in lower case. */
  List<String> values(String keyword) {
    return values.getOrDefault(keyword, List.of());
  }

  private record Setting(String keyword, List<String> words) {}
}
