package fieldkit.newpost.engine;

/**
 * A field that holds several words.
 *
 * @param key its name; {@code taxonomies.tags} lies in a table
 * @param shape how the words are written
 */
public record Field(String key, ListShape shape) {}
