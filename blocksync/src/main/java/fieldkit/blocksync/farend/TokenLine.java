package fieldkit.blocksync.farend;

/**
 * A line of the far end that begins with the token.
 *
 * @param word what kind of line it is: {@code probe}, {@code ready}, ...
 * @param rest what follows, without the newline
 * @param banner what was printed before the token, mostly nothing
 */
record TokenLine(String word, String rest, String banner) {}
