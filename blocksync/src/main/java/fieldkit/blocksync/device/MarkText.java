package fieldkit.blocksync.device;

/** The words of a {@link WriteMark}, collected. */
final class MarkText {
  private final StringBuilder text = new StringBuilder();

  MarkText add(String name, Object value) {
    text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value);
    return this;
  }

  WriteMark mark() {
    return new WriteMark(text.toString());
  }
}
