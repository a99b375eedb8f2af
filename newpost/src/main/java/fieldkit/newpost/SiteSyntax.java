package fieldkit.newpost;

import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.newpost.engine.Engines;

/** The options that say which site is meant. */
final class SiteSyntax {
  private SiteSyntax() {}

  static SyntaxBuilder addTo(SyntaxBuilder syntax) {
    return syntax
        .text("DIR", "The site's folder, or one in it (default: this one).", "--site")
        .suggested(Engines::each, "NAME", "The engine, where its files do not tell.", "--engine");
  }
}
