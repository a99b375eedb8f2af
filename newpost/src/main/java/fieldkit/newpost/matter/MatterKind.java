package fieldkit.newpost.matter;

/** The kinds of front matter that engines read. */
public enum MatterKind {
  /** Between two lines of three hyphens. */
  YAML("---\n", "---\n"),
  /** Between two lines of three plus signs. */
  TOML("+++\n", "+++\n"),
  /** An object that begins the file. */
  JSON("", "\n"),
  /** {@code Key: value} lines up to the first empty one, as Python-Markdown and pelican have it. */
  HEADER("", "\n"),
  /** {@code .. key: value} lines in an HTML comment, as nikola has it. */
  COMMENT("<!--\n", "-->\n"),
  /** {@code .. key: value} lines that begin a reStructuredText file, as nikola has it. */
  DIRECTIVES("", "\n");

  private final String opening;
  private final String closing;

  MatterKind(String opening, String closing) {
    this.opening = opening;
    this.closing = closing;
  }

  /** What stands above the fields. */
  public String opening() {
    return opening;
  }

  /** What stands below the fields, before the post itself. */
  public String closing() {
    return closing;
  }

  /** Reads and writes the fields. */
  public Matter matter() {
    return switch (this) {
      case YAML -> new YamlMatter();
      case TOML -> new TomlMatter();
      case JSON -> new JsonMatter();
      case HEADER -> new HeaderMatter();
      case COMMENT, DIRECTIVES -> new CommentMatter();
    };
  }
}
