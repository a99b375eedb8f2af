import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar and rewrites its old classes to a current class-file version on the way.
 *
 * <p>picocli ships class files of Java 5. They have no stack maps, so the JVM verifies them the old
 * way and leaves them out of its ahead-of-time cache, which then is of little use.
 *
 * <p>The entries keep their order and times and are stored as they are: the JVM starts a little
 * sooner without inflating them, and the same classes give the same bytes whatever zlib is there.
 *
 * <pre>java Uplift.java FROM.jar TO.jar</pre>
 */
final class Uplift {
  /** Has stack maps, and nothing an older compiler wrote means anything else in it. */
  private static final int CURRENT = ClassFile.JAVA_8_VERSION;

  private final ZipFile from;
  private final ClassFile classes;

  private Uplift(ZipFile from) {
    this.from = from;
    this.classes =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(
                        type -> open(type.descriptorString().replaceAll("^L|;$", "") + ".class"))
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  public static void main(String... args) throws IOException {
    Path to = Path.of(args[1]);
    Path half = to.resolveSibling(to.getFileName() + ".half");
    try (var from = new ZipFile(args[0]);
        var out = new ZipOutputStream(Files.newOutputStream(half))) {
      new Uplift(from).copyTo(out);
    }
    Files.move(half, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private void copyTo(ZipOutputStream out) throws IOException {
    for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().<ZipEntry>map(e -> e)::iterator) {
      byte[] content = from.getInputStream(entry).readAllBytes();
      if (entry.getName().endsWith(".class")) {
        content = uplifted(content);
      } else if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
        content = withoutBuilder(content);
      }
      out.putNextEntry(stored(entry, content));
      out.write(content);
      out.closeEntry();
    }
  }

  private byte[] uplifted(byte[] content) {
    if (ByteBuffer.wrap(content).getShort(6) >= CURRENT) {
      return content;
    }
    byte[] uplifted = classes.transformClass(classes.parse(content), Uplift::uplift);
    classes.verify(uplifted).stream()
        .findFirst()
        .ifPresent(e -> {
          throw new IllegalStateException(e);
        });
    return uplifted;
  }

  private static void uplift(ClassBuilder to, ClassElement element) {
    switch (element) {
      case ClassFileVersion _ -> to.withVersion(CURRENT, 0);
      case MethodModel method ->
          to.transformMethod(method, MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL));
      default -> to.with(element);
    }
  }

  /** Which Java built it, and on which Java Maven ran, is nothing to tell two jars apart by. */
  private static byte[] withoutBuilder(byte[] manifest) {
    return new String(manifest, UTF_8).replaceAll("Build-.*\\R", "").getBytes(UTF_8);
  }

  private static ZipEntry stored(ZipEntry entry, byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    var copy = new ZipEntry(entry.getName());
    copy.setTimeLocal(entry.getTimeLocal());
    copy.setMethod(ZipEntry.STORED);
    copy.setSize(content.length);
    copy.setCrc(crc.getValue());
    return copy;
  }

  private InputStream open(String name) {
    ZipEntry entry = from.getEntry(name);
    if (entry == null) {
      return null; // Not one of the jar's: the JDK knows it.
    }
    try (InputStream in = from.getInputStream(entry)) {
      return new ByteArrayInputStream(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
