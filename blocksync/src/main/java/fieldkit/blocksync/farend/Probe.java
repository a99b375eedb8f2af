package fieldkit.blocksync.farend;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the {@link ProbeScript} found out about a host. What was not looked for is not there.
 *
 * @param facts {@code os}, {@code arch}: of {@code uname -sm}; {@code uid}; {@code sudo}: {@code
 *     root} (not needed), {@code yes}, {@code no}; {@code blocksync}: the protocol's version;
 *     {@code cached}: a copy of this blocksync is there; {@code python}: 100 times the major plus
 *     the minor version; {@code dd}, {@code sha256sum}, {@code split}: usable by the shell's far
 *     end
 */
record Probe(Map<String, String> facts) {
  private static final int OLDEST_PYTHON = 306;

  Probe {
    facts = Map.copyOf(facts);
  }

  /** Takes {@code key=value} words; words of another form are left out. */
  static Probe parse(String words) {
    Map<String, String> facts = new TreeMap<>();
    for (String word : words.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        facts.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new Probe(facts);
  }

  private boolean is(String key, String value) {
    return value.equals(facts.get(key));
  }

  private int number(String key) {
    String digits = facts.getOrDefault(key, "");
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
  }

  /** The version of the protocol that the installed blocksync speaks, or -1. */
  int installedVersion() {
    return number("blocksync");
  }

  /** Whether an installed blocksync speaks this version of the protocol. */
  boolean hasInstalled(int version) {
    return installedVersion() == version;
  }

  /** Whether a copy of this very blocksync is there, with what starts it. */
  boolean hasCached() {
    return is("cached", "1");
  }

  /** Whether Python is there and new enough. */
  boolean hasPython() {
    return number("python") >= OLDEST_PYTHON;
  }

  /** The version of Python that is there, such as 3.11, or "" if none is. */
  String pythonVersion() {
    int version = number("python");
    return version < 0 ? "" : version / 100 + "." + version % 100;
  }

  /** Whether the shell's tools are there. */
  boolean hasShellTools() {
    return is("dd", "1") && is("sha256sum", "1");
  }

  /** Whether split can run a filter for each piece, as GNU's does. */
  boolean hasSplitFilter() {
    return is("split", "1");
  }

  /** Whether sudo would have asked for a password, or is not there. */
  boolean isSudoRefused() {
    return is("sudo", "no");
  }

  /** {@code uname -sm}, as in {@code Linux x86_64}. */
  String system() {
    return facts.getOrDefault("os", "?") + " " + facts.getOrDefault("arch", "?");
  }
}
