package fieldkit.dupes.e2e;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.NewFile;
import java.io.IOException;

/** A new file of {@link FaultyFiles}. */
final class FaultyNewFile extends NewFile {
  private final NewFile real;
  private final FaultyFiles files;

  FaultyNewFile(NewFile real, FaultyFiles files) {
    this.real = real;
    this.files = files;
  }

  @Override
  public FileStatus status() throws IOException {
    return real.status();
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
  public void skip(long bytes) throws IOException {
    files.changes("skip", () -> real.skip(bytes));
  }

  @Override
  public void writeAt(byte[] bytes, long position) throws IOException {
    files.changes("writeAt", () -> real.writeAt(bytes, position));
  }

  @Override
  public void forceContent() throws IOException {
    files.changes("forceContent", real::forceContent);
  }

  @Override
  public void setLength(long length) throws IOException {
    files.changes("setLength", () -> real.setLength(length));
  }

  @Override
  public void setOwner(int user, int group) throws IOException {
    files.changes("setOwner", () -> real.setOwner(user, group));
  }

  @Override
  public void setPermissions(int permissions) throws IOException {
    files.changes("setPermissions", () -> real.setPermissions(permissions));
  }

  @Override
  public void setModified(long nanoseconds) throws IOException {
    files.changes("setModified", () -> real.setModified(nanoseconds));
  }

  @Override
  public void setAttribute(String name, byte[] value) throws IOException {
    files.changes("setAttribute", () -> real.setAttribute(name, value));
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
