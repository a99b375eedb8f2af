package fieldkit.xenmigrate.stream;

import java.io.IOException;

/** Hears what a stream shows of the domain that is in it, on the thread that feeds the scanner. */
public interface StreamListener {
  /**
   * The domain's configuration, before any of its memory.
   *
   * @param json as libxl wrote it
   * @return what is sent in place of it
   * @throws IOException if the domain must not be sent
   */
  String config(String json) throws IOException;

  /**
   * Some memory was passed on.
   *
   * @param pages how many in all, of 4,096 bytes; the same page may be counted several times
   * @param pass 1 for the first time through the memory, 2 for what changed meanwhile, and so on
   */
  void memory(long pages, int pass);

  /** The guest is suspended: what came last is only sent of a guest that does not run. Once. */
  void suspended();
}
