package fieldkit.blocksync.device;

import fieldkit.common.io.BlockFile;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FoundFile;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Access to files that somebody can interfere with, before each call. */
final class Meddling {
  private Meddling() {}

  /** Somebody who does something before a call, or throws instead of it. */
  interface Meddler {
    void before(String call, Object[] arguments) throws Exception;
  }

  /** This machine's files, and all that is found and opened through them. */
  static FileAccess files(Meddler meddler) {
    return wrap(FileAccess.class, FileAccess.ofThisSystem(), meddler);
  }

  private static <T> T wrap(Class<T> type, T real, Meddler meddler) {
    InvocationHandler handler =
        (_, method, given) -> {
          Object[] arguments = given == null ? new Object[0] : given;
          meddler.before(method.getName(), arguments);
          try {
            Object result = method.invoke(real, given);
            return switch (result) {
              case FoundFile found -> wrap(FoundFile.class, found, meddler);
              case BlockFile file -> wrap(BlockFile.class, file, meddler);
              case null, default -> result;
            };
          } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(Meddling.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
