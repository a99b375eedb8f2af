package fieldkit.blocksync.session;

import fieldkit.blocksync.protocol.DataCoding;
import fieldkit.common.zstd.ZstdLibrary;
import java.util.List;

/** The codings of data that there are on this machine. */
public interface Coders {
  /** Their names, the best first; {@code none} is always among them. */
  List<String> names();

  /** A coder for one direction of one lane; of plain data only where {@code zstd} is not known. */
  DataCoding zstd();

  /** Whatever the system has libraries for. Safe for use by several threads. */
  static Coders ofThisSystem() {
    return new SystemCoders(ZstdLibrary::find);
  }

  /** Only data as they are. */
  static Coders none() {
    return new Coders() {
      @Override
      public List<String> names() {
        return List.of("none");
      }

      @Override
      public DataCoding zstd() {
        return DataCoding.none();
      }
    };
  }
}
