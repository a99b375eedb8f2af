package fieldkit.blocksync.device;

import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A storage whose faults say which it is: who hears of them may know several. */
final class NamedStorage implements Storage {
  private final String name;
  private final Storage storage;

  /**
   * @param name how the user named it
   */
  NamedStorage(String name, Storage storage) {
    this.name = name;
    this.storage = storage;
  }

  private IOException named(IOException fault) {
    String message = name + ": " + FileFault.reasonOf(fault);
    return switch (fault) {
      case StorageFault known -> known.saying(message);
      case FileFault known -> {
        FileFault said = new FileFault(known.reason(), message);
        said.initCause(known);
        yield said;
      }
      default -> fault;
    };
  }

  private interface Access<T> {
    T run() throws IOException;
  }

  private interface Change {
    void run() throws IOException;
  }

  private <T> T named(Access<T> access) throws IOException {
    try {
      return access.run();
    } catch (IOException e) {
      throw named(e);
    }
  }

  private void change(Change change) throws IOException {
    try {
      change.run();
    } catch (IOException e) {
      throw named(e);
    }
  }

  @Override
  public long size() {
    return storage.size();
  }

  @Override
  public void read(ByteBuffer target, long position) throws IOException {
    change(() -> storage.read(target, position));
  }

  @Override
  public void write(ByteBuffer source, long position) throws IOException {
    change(() -> storage.write(source, position));
  }

  @Override
  public boolean zero(long position, long length) throws IOException {
    return named(() -> storage.zero(position, length));
  }

  @Override
  public long nextData(long position) throws IOException {
    return named(() -> storage.nextData(position));
  }

  @Override
  public long nextHole(long position) throws IOException {
    return named(() -> storage.nextHole(position));
  }

  @Override
  public void forceData() throws IOException {
    change(storage::forceData);
  }

  @Override
  public void force() throws IOException {
    change(storage::force);
  }

  @Override
  public StorageFacts facts() throws IOException {
    return named(storage::facts);
  }

  @Override
  public void close() throws IOException {
    change(storage::close);
  }
}
