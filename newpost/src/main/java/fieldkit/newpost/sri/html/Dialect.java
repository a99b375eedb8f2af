package fieldkit.newpost.sri.html;

/** How a browser reads a page, which it decides by what the server calls it, and we by its name. */
public enum Dialect {
  HTML,
  XML
}
