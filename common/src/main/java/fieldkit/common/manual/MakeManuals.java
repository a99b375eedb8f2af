package fieldkit.common.manual;

import fieldkit.common.cli.Tool;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Writes a tool's man page and completions, called while it is packed. The tool is the one of that
 * name that its jar declares as a service.
 */
public final class MakeManuals {
  private MakeManuals() {}

  /**
   * Writes {@code share/man/man1/TOOL.1}, and completions where Debian's shells look for them,
   * below a folder.
   *
   * @param arguments the tool's name, the version, the folder
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      new PrintStream(System.err, true).println("usage: MakeManuals TOOL VERSION FOLDER");
      System.exit(2);
    }
    CommandText tool = CommandText.of(tool(arguments[0]));
    Path share = Path.of(arguments[2]).resolve("share");
    String name = tool.name();
    write(share.resolve("man/man1/" + name + ".1"), ManualPage.of(tool, arguments[1]));
    write(share.resolve("bash-completion/completions/" + name), BashCompletion.of(tool));
    write(share.resolve("zsh/vendor-completions/_" + name), ZshCompletion.of(tool));
    write(share.resolve("fish/vendor_completions.d/" + name + ".fish"), FishCompletion.of(tool));
  }

  private static Tool tool(String name) {
    return ServiceLoader.load(Tool.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + ": no such tool"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
