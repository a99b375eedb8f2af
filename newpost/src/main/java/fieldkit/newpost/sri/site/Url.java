package fieldkit.newpost.sri.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address, read after the URL standard: spaces around it do not count, tabs and newlines in it
 * do not either, a backslash is a slash, dots are resolved.
 *
 * @param origin scheme, host and port; empty for the site's own
 * @param path its names, still with their percent signs; the last is empty behind a slash
 * @param query with its question mark, or empty
 * @param climbs whether it leads above the topmost folder, which browsers forgive
 * @param fromTop whether it began with a slash
 */
public record Url(String origin, List<String> path, String query, boolean climbs, boolean fromTop) {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)");
  private static final Pattern SLASHES = Pattern.compile("[/\\\\]");
  private static final Pattern LINE_BREAKS = Pattern.compile("[\t\n\r]");
  private static final Pattern AUTHORITY = Pattern.compile("[/\\\\]*([^/\\\\?#]+)(.*)");

  /** Keeps the names immutable. */
  public Url {
    path = List.copyOf(path);
  }

  /** Reads a URL of a page; null when it is none that a server is asked for. */
  public static @Nullable Url parse(String written, BaseUrl base) {
    String text = clean(written);
    Matcher scheme = SCHEME.matcher(text);
    if (text.indexOf(':') > 0 && scheme.matches()) {
      String name = scheme.group(1).toLowerCase(Locale.ROOT);
      boolean web = name.equals("http") || name.equals("https");
      return web ? absolute(name, scheme.group(2)) : null;
    }
    if (isSlash(text, 0) && isSlash(text, 1)) {
      String name = base.origin().startsWith("http:") ? "http" : "https";
      return absolute(name, text);
    }
    if (text.isEmpty() || text.startsWith("?") || text.startsWith("#")) {
      return null; // the page itself
    }
    boolean fromTop = isSlash(text, 0);
    List<String> names = fromTop ? List.of() : base.folder();
    return withPath(base.origin(), names, fromTop ? text.substring(1) : text, fromTop);
  }

  private static @Nullable Url absolute(String scheme, String rest) {
    Matcher authority = AUTHORITY.matcher(rest);
    if (!authority.matches()) {
      return null;
    }
    String host = authority.group(1).toLowerCase(Locale.ROOT);
    String usual = scheme.equals("https") ? ":443" : ":80";
    if (host.endsWith(usual)) {
      host = host.substring(0, host.length() - usual.length());
    }
    String path = authority.group(2);
    boolean slash = isSlash(path, 0);
    return withPath(scheme + "://" + host, List.of(), slash ? path.substring(1) : path, true);
  }

  private static Url withPath(String origin, List<String> start, String rest, boolean fromTop) {
    String text = cut(rest, '#');
    String path = cut(text, '?');
    List<String> names = new ArrayList<>(start);
    boolean climbs = false;
    String[] steps = SLASHES.split(path, -1);
    for (int i = 0; i < steps.length; i++) {
      boolean last = i == steps.length - 1;
      String dots = withDots(steps[i]);
      if (dots.equals("..")) {
        climbs |= names.isEmpty();
        if (!names.isEmpty()) {
          names.removeLast();
        }
      } else if (!dots.equals(".")) {
        names.add(steps[i]);
        continue;
      }
      if (last) {
        names.add("");
      }
    }
    return new Url(origin, names, text.substring(path.length()), climbs, fromTop);
  }

  private static String withDots(String step) {
    return step.indexOf('%') < 0 ? step : step.toLowerCase(Locale.ROOT).replace("%2e", ".");
  }

  private static String clean(String written) {
    int start = 0;
    int end = written.length();
    while (start < end && written.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && written.charAt(end - 1) <= ' ') {
      end--;
    }
    return LINE_BREAKS.matcher(written.substring(start, end)).replaceAll("");
  }

  private static String cut(String text, char before) {
    int at = text.indexOf(before);
    return at < 0 ? text : text.substring(0, at);
  }

  private static boolean isSlash(String text, int at) {
    return text.length() > at && (text.charAt(at) == '/' || text.charAt(at) == '\\');
  }

  /** The whole URL, as it is asked for and kept in a lock file. */
  public String text() {
    String plain = origin + "/" + String.join("/", path) + query;
    StringBuilder text = new StringBuilder(plain.length());
    for (byte b : plain.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7F && "\"<>`{}|^\\".indexOf(b) < 0) {
        text.append((char) b);
      } else {
        text.append("%%%02X".formatted(b & 0xFF));
      }
    }
    return text.toString();
  }

  /** The folder it lies in, for the relative URLs below it. */
  public BaseUrl folder() {
    return new BaseUrl(origin, path.isEmpty() ? path : path.subList(0, path.size() - 1));
  }
}
