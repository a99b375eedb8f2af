package fieldkit.newpost.disk;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.io.AtomicFile;
import fieldkit.common.io.DurableOutput;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads and writes whole files. Texts are those of {@code RawText}: what is not UTF-8 comes back
 * out as it went in. Every fault names the file.
 */
public final class PostFiles {
  private final FileAccess files;

  /** Through this access to the file system. */
  public PostFiles(FileAccess files) {
    this.files = files;
  }

  /** A file's whole text. */
  public String read(Path file) throws CommandFault {
    try {
      return RawText.decode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw fault(file, e);
    }
  }

  /**
   * Creates a file that must not exist yet, and the folders it lies in. No other program can come
   * between the look and the making.
   *
   * @return false if there is a file of that name already; it is untouched
   */
  public boolean create(Path file, String text) throws CommandFault {
    return create(file, text, false);
  }

  /**
   * Does what {@link #create} does, and returns when the file is on the device: whoever then
   * removes the one it takes the place of loses nothing in a power cut.
   */
  public boolean createDurably(Path file, String text) throws CommandFault {
    return create(file, text, true);
  }

  private boolean create(Path file, String text, boolean durably) throws CommandFault {
    try {
      if (file.getParent() != null) {
        Path _ = Files.createDirectories(file.getParent());
      }
      write(file, files.create(NativePath.raw(file)), text, durably);
      return true;
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.EXISTS) {
        return false;
      }
      throw fault(file, fault);
    } catch (IOException e) {
      throw fault(file, e);
    }
  }

  /** Writes a file that was just created; one that cannot be written whole is taken away again. */
  private static void write(Path file, DurableOutput out, String text, boolean durably)
      throws IOException {
    try (out) {
      out.write(RawText.encode(text));
      if (durably) {
        out.force();
      }
    } catch (IOException halfWritten) {
      boolean _ = Files.deleteIfExists(file);
      throw halfWritten;
    }
  }

  /** Puts a text in place of a file's old one, in one step. */
  public void replace(Path file, String text) throws CommandFault {
    try {
      AtomicFile.write(files, NativePath.raw(file), out -> out.write(RawText.encode(text)));
    } catch (IOException e) {
      throw fault(file, e);
    }
  }

  /** Removes a file; one that is gone already is no fault. */
  public void remove(Path file) throws CommandFault {
    try {
      boolean _ = Files.deleteIfExists(file);
    } catch (IOException e) {
      throw fault(file, e);
    }
  }

  /** What happened to a file, as the fault a command ends with. */
  public static CommandFault fault(Path file, IOException e) {
    return new CommandFault(ExitStatus.FAILED, NativePath.text(file) + ": " + reason(e), null, e);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case FileFault fault -> FileFault.reasonOf(fault);
      case NoSuchFileException _ -> FileFault.Reason.NOT_FOUND.text();
      case AccessDeniedException denied -> FileFault.Reason.DENIED.text() + elsewhere(denied);
      case FileAlreadyExistsException _ -> FileFault.Reason.NOT_A_DIRECTORY.text();
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> FileFault.reasonOf(e);
    };
  }

  private static String elsewhere(FileSystemException e) {
    return e.getFile() == null ? "" : " (" + e.getFile() + ")";
  }
}
