package fieldkit.newpost.sri.html;

/**
 * Where an attribute stands in a page.
 *
 * @param nameStart the first byte of its name
 * @param nameEnd behind its name
 * @param valueStart the first byte of its value, without quotes; {@code end} where it has none
 * @param valueEnd behind its value, without quotes
 * @param end behind all of it
 * @param quoted whether its value has quotes around it
 */
public record Attribute(
    int nameStart, int nameEnd, int valueStart, int valueEnd, int end, boolean quoted) {}
