package fieldkit.newpost.engine;

/**
 * A post's beginnings as the site wants them: hugo's archetype, hexo's scaffold.
 *
 * @param text what the file says
 * @param language whose placeholders it has
 * @param file where it was found, for messages
 */
public record Template(String text, Language language, String file) {

  /** Whose placeholders stand between double braces. */
  public enum Language {
    /** Go's text/template with hugo's variables. */
    HUGO,
    /** Nunjucks with hexo's variables. */
    HEXO
  }
}
