package fieldkit.dupes.e2e;

import fieldkit.common.io.DurableOutput;
import java.io.IOException;

/** A journal of {@link FaultyFiles}. */
final class FaultyOutput extends DurableOutput {
  private final DurableOutput real;
  private final FaultyFiles files;

  FaultyOutput(DurableOutput real, FaultyFiles files) {
    this.real = real;
    this.files = files;
  }

  @Override
  public void write(int oneByte) throws IOException {
    files.changes("write", () -> real.write(oneByte));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    files.changes("write", () -> real.write(bytes, offset, length));
  }

  @Override
  public void force() throws IOException {
    files.changes("force", real::force);
  }

  @Override
  public void close() throws IOException {
    real.close();
  }
}
