package fieldkit.dupes.e2e;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.OpenDirectory;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The real file system, with something of the test's done right before a certain call: the only way
 * to change a file at an exact point of a run.
 */
final class HookedFiles {
  private final FileAccess files = FileAccess.ofThisSystem();
  private final List<Hook> hooks = new ArrayList<>();

  /** The calls that can be waited for. */
  enum Call {
    /** Opening a file or folder. */
    OPEN,
    /** Reading from a file. */
    READ,
    /** Looking for a hole, or for its end. */
    SEEK,
    /** Going to a folder's next entry. */
    NEXT,
    /** Asking what a name is. */
    STATUS,
    /** Giving a file another name. */
    RENAME;

    private static @Nullable Call of(Method method) {
      return switch (method.getName()) {
        case "open", "openDirect", "openDirectory" -> OPEN;
        case "read" -> READ;
        case "nextData", "nextHole" -> SEEK;
        case "next" -> NEXT;
        case "status" -> STATUS;
        case "rename" -> RENAME;
        default -> null;
      };
    }
  }

  /** What a test does to the files. */
  interface Action {
    void run() throws IOException;
  }

  private static final class Hook {
    private final Call call;
    private final String path;
    private final Action action;
    private int skipped;

    Hook(Call call, String path, int skipped, Action action) {
      this.call = call;
      this.path = path;
      this.skipped = skipped;
      this.action = action;
    }
  }

  /** The file system as the tool is to see it. */
  FileAccess access() {
    return hooked(FileAccess.class, files, null);
  }

  /** Does something once, before the first such call for a path, or for any if it is empty. */
  HookedFiles before(Call call, String path, Action action) {
    return before(call, 1, path, action);
  }

  /** Does something once, before the n-th such call for a path. */
  synchronized HookedFiles before(Call call, int number, String path, Action action) {
    hooks.add(new Hook(call, path, number - 1, action));
    return this;
  }

  /** Makes such a call fail as a bad disk would, from the n-th on. */
  HookedFiles failing(Call call, int number, String path) {
    for (int i = 0; i < 100; i++) {
      HookedFiles _ =
          before(
              call,
              i == 0 ? number : 1,
              path,
              () -> {
                throw new FileFault(FileFault.Reason.INPUT_OUTPUT);
              });
    }
    return this;
  }

  /** Whether everything that was to be done has been. */
  synchronized boolean isDone() {
    return hooks.isEmpty();
  }

  private void happens(Call call, RawPath path) throws IOException {
    Hook due = take(call, path.text());
    if (due != null) {
      due.action.run();
    }
  }

  private synchronized @Nullable Hook take(Call call, String path) {
    for (Hook hook : hooks) {
      if (hook.call == call && (hook.path.isEmpty() || hook.path.equals(path))) {
        if (hook.skipped-- > 0) {
          return null;
        }
        hooks.remove(hook);
        return hook;
      }
    }
    return null;
  }

  private <T> T hooked(Class<T> type, T real, @Nullable RawPath openPath) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              RawPath path =
                  arguments != null && arguments[0] instanceof RawPath named ? named : openPath;
              Call call = Call.of(method);
              if (call != null && path != null && (call != Call.STATUS || openPath == null)) {
                happens(call, path);
              }
              return wrap(invoke(method, real, arguments), path);
            }));
  }

  private static @Nullable Object invoke(Method method, Object real, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw cause == null ? e : cause;
    }
  }

  private @Nullable Object wrap(@Nullable Object result, @Nullable RawPath path) {
    return switch (result) {
      case OpenFile file -> hooked(OpenFile.class, file, path);
      case OpenDirectory folder -> hooked(OpenDirectory.class, folder, path);
      case null, default -> result;
    };
  }
}
