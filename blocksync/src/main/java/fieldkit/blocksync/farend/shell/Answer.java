package fieldkit.blocksync.farend.shell;

import fieldkit.blocksync.protocol.LinkLostException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Collects what a command answers, for one who waits for it. */
final class Answer implements Reply {
  private final List<String> lines = new ArrayList<>(); // complete before the future is
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private byte[] bytes = {};

  @Override
  public void line(String text) {
    lines.add(text);
  }

  @Override
  public void data(byte[] data) {
    bytes = data;
  }

  @Override
  public void done() {
    end.complete(true);
  }

  @Override
  public void failed(IOException why) {
    end.completeExceptionally(why);
  }

  /** Waits for the end. */
  Answer await() throws IOException {
    try {
      boolean _ = end.get();
      return this;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? Reasons.again(known) : new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkLostException("interrupted", e);
    }
  }

  /** A line that must be there. */
  String line(int index) throws IOException {
    if (index >= lines.size()) {
      throw new IOException("the shell there answers less than was asked");
    }
    return lines.get(index);
  }

  List<String> lines() {
    return lines;
  }

  byte[] bytes() {
    return bytes;
  }
}
