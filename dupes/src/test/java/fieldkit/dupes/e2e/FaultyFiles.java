package fieldkit.dupes.e2e;

import fieldkit.common.io.DurableOutput;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileFault.Reason;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.NewFile;
import fieldkit.common.io.OpenFile;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The real file system, of which one call fails, or before or behind one of which the process is
 * gone. Calls are counted from the moment the tool begins to change files; before that, many
 * threads look at them in no certain order.
 */
final class FaultyFiles {
  private static final Set<String> CHANGES =
      Set.of(
          "create",
          "createFolder",
          "link",
          "symbolicLink",
          "rename",
          "remove",
          "removeFolder",
          "setFolderOwner",
          "setFolderPermissions",
          "share");
  private static final Set<String> LOOKS =
      Set.of(
          "status",
          "open",
          "folder",
          "readLink",
          "attributes",
          "read",
          "forceFileSystem",
          "forceDirectory");

  private final FileAccess files = FileAccess.ofThisSystem();
  private final How how;
  private final int place;
  private final Reason reason;
  private final List<String> calls = new ArrayList<>();
  private final List<CallHook> hooks = new ArrayList<>();
  private @Nullable CallHook alwaysFailing;
  private @Nullable CallHook last;
  private boolean plainRenameOnly;
  private boolean counting;
  private boolean gone;

  /** What happens at the call. */
  enum How {
    /** The process is gone before it. */
    STOP_BEFORE,
    /** The process is gone behind it. */
    STOP_BEHIND,
    /** It fails. Looking at files counts as a call too. */
    FAIL
  }

  /** The process is gone. Not an exception anybody would handle. */
  static final class Gone extends Error {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param place the number of the call, from 1; 0 for none, to count them
   * @param reason why it fails, if it does
   */
  FaultyFiles(How how, int place, Reason reason) {
    this.how = how;
    this.place = place;
    this.reason = reason;
  }

  /** The file system as the tool is to see it. */
  FileAccess access() {
    return wrapped(FileAccess.class, files);
  }

  /** The calls that were counted, up to the one. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** Whether the call was reached. */
  boolean happened() {
    return place > 0 && calls.size() >= place;
  }

  /** Whether the process is gone. */
  boolean isGone() {
    return gone;
  }

  @Override
  public String toString() {
    return "%s at %d with %s, of %s".formatted(how, place, reason, calls);
  }

  /** Nothing fails, but something is done before the n-th call of a name, looks among them. */
  static FaultyFiles doing(String call, int number, HookedFiles.Action action) {
    FaultyFiles files = new FaultyFiles(How.FAIL, 0, Reason.OTHER);
    files.hooks.add(new CallHook(call, number, action));
    return files;
  }

  /** Does one more thing before a call. */
  FaultyFiles andDoing(String call, int number, HookedFiles.Action action) {
    hooks.add(new CallHook(call, number, action));
    return this;
  }

  /** Makes calls of a name fail, from the n-th on. */
  static FaultyFiles failing(String call, int number, Reason reason) {
    FaultyFiles files = new FaultyFiles(How.FAIL, 0, reason);
    files.alwaysFailing = new CallHook(call, number, () -> {});
    return files;
  }

  /** The process is gone behind the n-th call of a name. */
  static FaultyFiles stoppingBehind(String call, int number) {
    FaultyFiles files = new FaultyFiles(How.STOP_BEHIND, 0, Reason.OTHER);
    files.last = new CallHook(call, number, () -> {});
    return files;
  }

  /** A file system that can rename, and no more than that. */
  static FaultyFiles withPlainRenameOnly() {
    FaultyFiles files = new FaultyFiles(How.FAIL, 0, Reason.OTHER);
    files.plainRenameOnly = true;
    return files;
  }

  /** Whether everything that was to be done has been. */
  boolean isDone() {
    return hooks.isEmpty();
  }

  private void runHooks() throws IOException {
    for (CallHook hook : List.copyOf(hooks)) {
      if (hook.isDue(calls)) {
        hooks.remove(hook);
        hook.action().run();
      }
    }
    if (alwaysFailing != null && alwaysFailing.isOver(calls)) {
      throw new FileFault(reason);
    }
  }

  /** What a call returned. */
  private record Result(@Nullable Object value) {}

  private interface Call {
    Result make() throws Throwable;
  }

  /** The next batch is looked at by another thread: one call at a time. */
  private synchronized Result counted(String name, boolean change, Call call) throws Throwable {
    if (gone) {
      throw new Gone();
    }
    if (!counting || !(change || how == How.FAIL)) {
      return call.make();
    }
    calls.add(name);
    runHooks();
    if (calls.size() != place && (last == null || !last.isDue(calls))) {
      return call.make();
    }
    if (how == How.FAIL) {
      throw new FileFault(reason);
    }
    gone = true;
    if (how == How.STOP_BEHIND) {
      Result _ = call.make();
    }
    throw new Gone();
  }

  private @Nullable Object call(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String name = method.getName();
    boolean begins =
        real instanceof FileAccess
            && (name.equals("create") || (name.equals("folder") && !isOfTheRoot(arguments)));
    counting |= begins;
    if (plainRenameOnly && isClever(name, arguments)) {
      throw new FileFault(Reason.NOT_SUPPORTED);
    }
    boolean change = CHANGES.contains(name) && !(real instanceof NewFile);
    if (!change && !LOOKS.contains(name)) {
      return wrap(RealThing.invoke(method, real, arguments));
    }
    return counted(name, change, () -> new Result(wrap(RealThing.invoke(method, real, arguments))))
        .value();
  }

  /** Before it scans, dupes looks whether folders can be opened at all. */
  private static boolean isOfTheRoot(Object @Nullable [] arguments) {
    return arguments != null && String.valueOf(arguments[0]).equals("/");
  }

  private static boolean isClever(String name, Object @Nullable [] arguments) {
    return name.equals("rename")
        && arguments != null
        && arguments.length == 4
        && arguments[3] != FolderHandle.Clash.REPLACE;
  }

  private <T> T wrapped(Class<T> type, T real) {
    return RealThing.behindProxy(type, real, this::call);
  }

  private @Nullable Object wrap(@Nullable Object result) {
    return switch (result) {
      case OpenFile file -> wrapped(OpenFile.class, file);
      case FolderHandle folder -> wrapped(FolderHandle.class, folder);
      case NewFile file -> new FaultyNewFile(file, this);
      case DurableOutput file -> new FaultyOutput(file, this);
      case null, default -> result;
    };
  }

  /** A call that returns nothing. */
  interface Plain {
    void make() throws IOException;
  }

  /** A call of a file that is being written. */
  void changes(String name, Plain call) throws IOException {
    try {
      Result _ =
          counted(
              name,
              true,
              () -> {
                call.make();
                return new Result(null);
              });
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
