package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.cache.CacheFile;
import fieldkit.dupes.cache.ContentCache;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The cache the user wants to be used, if any. */
record CacheStore(@Nullable RawPath path, ToolContext context) {

  /** What earlier runs know; null if there is no cache. */
  @Nullable ContentCache read() throws CommandFault {
    if (path == null) {
      return null;
    }
    try {
      return new CacheFile(context.files(), path).read(FileContentStream::new);
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.REFUSED,
          "%s: %s".formatted(path.text(), FileFault.reasonOf(e)),
          "nothing was read; --cache takes a file that dupes made, or a new one",
          e);
    }
  }

  /** Keeps what this run found; an interrupted one knows too little. */
  void write(@Nullable ContentCache cache, boolean complete) {
    if (path == null || cache == null || !complete) {
      return;
    }
    try {
      new CacheFile(context.files(), path).write(cache);
    } catch (IOException e) {
      context
          .messages()
          .problem(path.text(), "the cache was not written: " + FileFault.reasonOf(e));
    }
  }
}
