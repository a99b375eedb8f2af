package fieldkit.newpost.engine;

import java.nio.file.Path;

/**
 * Where files of one sort lie and how they are named.
 *
 * @param folder the folder, absolute
 * @param pattern the file's name, a text of {@code NamePattern}
 */
public record NameRule(Path folder, String pattern) {}
