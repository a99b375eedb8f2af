package fieldkit.blocksync.session;

import fieldkit.blocksync.protocol.DataCoding;
import java.util.List;

/** The codings of data that there are on this machine. */
public interface Coders {
  /** Their names, the best first; {@code none} is always among them. */
  List<String> names();

  /** A coder for one lane. */
  DataCoding zstd();

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
