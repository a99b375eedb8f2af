package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Systems on which nothing can be replaced safely: that is said before anything is read. */
class PortableActTest {
  private final Acting acting;

  PortableActTest(@TempDir Path folder) throws IOException {
    acting = new Acting(folder);
  }

  @BeforeEach
  void plant() throws IOException {
    Path _ = acting.tree().file("a", "same");
    Path _ = acting.tree().file("b", "same");
  }

  /** This system without the calls that change names in an open folder. */
  private static FileAccess portable() {
    FileAccess files = FileAccess.ofThisSystem();
    Class<?>[] interfaces = {FileAccess.class};
    return (FileAccess)
        Proxy.newProxyInstance(
            PortableActTest.class.getClassLoader(),
            interfaces,
            (_, method, arguments) -> {
              if (method.getName().equals("folder")) {
                throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
              }
              try {
                return method.invoke(files, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Outcome run(String... words) {
    return acting.dupes().through(portable()).with(words);
  }

  private void isRefused(Outcome outcome, int lines) {
    assertThat(outcome.hasStatus(3).errorLines()).hasSize(lines);
    assertThat(outcome.err()).contains("files can be replaced safely; nothing was done");
    assertThat(outcome.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--hardlink", "--symlink", "--trash", "--reflink"})
  void actionsAreRefused(String action) {
    isRefused(run(action, acting.tree().path()), 2);
    isRefused(run(action, "--apply", acting.tree().path()), 2);
  }

  @Test
  void undoIsRefused() {
    isRefused(run("undo", acting.tree().path("a")), 1);
  }

  @Test
  void aScriptCanBeMade() throws IOException {
    String script = acting.around().path("script");

    Outcome _ = run("--delete", "--script", script, acting.tree().path()).isClean();

    assertThat(Path.of(script)).content().contains("delete_copy ");
  }
}
