package fieldkit.blocksync.device.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts in files below a folder: / but in tests. */
record FolderTexts(Path root) implements KernelTexts {

  @Override
  public Optional<byte[]> bytes(String path) {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(path)));
    } catch (IOException missing) { // or the driver answers with an error: it does not know
      return Optional.empty();
    }
  }

  @Override
  public List<String> lines(String path) throws IOException {
    return Files.readAllLines(root.resolve(path), StandardCharsets.ISO_8859_1);
  }

  @Override
  public List<String> names(String folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (IOException | DirectoryIteratorException gone) {
      return List.of();
    }
    names.sort(null);
    return names;
  }

  @Override
  public boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  @Override
  public Optional<String> linked(String link) {
    Path path = root.resolve(link);
    try {
      Path target = path.resolveSibling(Files.readSymbolicLink(path)).normalize();
      return Optional.of(root.relativize(target).toString());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
