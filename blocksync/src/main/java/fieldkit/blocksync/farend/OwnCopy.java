package fieldkit.blocksync.farend;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that this blocksync runs from, which can be sent to a host.
 *
 * @param jar its jar
 * @param sha256 the jar's SHA-256, 64 hexadecimal digits
 * @param runtime the Java runtime that came with it, or null if it runs on another
 */
public record OwnCopy(Path jar, String sha256, @Nullable Path runtime) {}
