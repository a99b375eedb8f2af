package fieldkit.newpost;

import fieldkit.common.cli.SyntaxBuilder;

/** The options that say which site is meant. */
final class SiteSyntax {
  private SiteSyntax() {}

  static SyntaxBuilder addTo(SyntaxBuilder syntax) {
    return syntax
        .text("DIR", "The site's folder, or one in it (default: this one).", "--site")
        .text("NAME", "The engine, where its files do not tell.", "--engine");
  }
}
