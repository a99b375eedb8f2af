package fieldkit.dupes.e2e;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** An object behind a proxy, known as such: real calls are given the real thing. */
record RealThing(Object real, Calls calls) implements InvocationHandler {

  /** Who is told of calls. */
  interface Calls {
    @Nullable Object call(Object real, Method method, Object @Nullable [] arguments)
        throws Throwable;
  }

  static <T> T behindProxy(Class<T> type, T real, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new RealThing(real, calls)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return calls.call(real, method, arguments);
  }

  /** Makes the call itself. */
  static @Nullable Object invoke(Method method, Object real, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments == null ? null : unwrapped(arguments));
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw cause == null ? e : cause;
    }
  }

  private static Object[] unwrapped(Object[] arguments) {
    Object[] real = arguments.clone();
    for (int i = 0; i < real.length; i++) {
      if (real[i] != null
          && Proxy.isProxyClass(real[i].getClass())
          && Proxy.getInvocationHandler(real[i]) instanceof RealThing thing) {
        real[i] = thing.real();
      }
    }
    return real;
  }
}
