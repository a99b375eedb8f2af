package fieldkit.newpost.sri;

import fieldkit.newpost.sri.hash.HashAlgorithm;
import fieldkit.newpost.sri.hash.IntegrityValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with pages, and what they fetch. */
final class TestSite {
  private final Path folder;

  TestSite(Path folder) {
    this.folder = folder;
  }

  /** The folder, as a command line names it. */
  String path() {
    return folder.toString();
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  String at(String name) {
    return path(name).toString();
  }

  TestSite file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  TestSite file(String name, byte[] content) throws IOException {
    Path _ = Files.createDirectories(path(name).getParent());
    Path _ = Files.write(path(name), content);
    return this;
  }

  String text(String name) throws IOException {
    return Files.readString(path(name));
  }

  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }

  /** What a file's integrity is, worked out here. */
  static String integrity(String content) {
    return integrity(HashAlgorithm.SHA384, content);
  }

  static String integrity(HashAlgorithm algorithm, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return IntegrityValue.of(algorithm, algorithm.newDigest().digest(bytes)).text();
  }
}
