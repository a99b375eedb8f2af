package fieldkit.newpost.check;

import java.nio.file.Path;

/**
 * Something an engine would do without a word.
 *
 * @param file the file it is about
 * @param rule a short name of what was looked for, for scripts
 * @param what what is wrong, for a person
 */
public record Finding(Path file, String rule, String what) {}
