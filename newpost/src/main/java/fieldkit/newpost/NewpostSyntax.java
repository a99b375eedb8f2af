package fieldkit.newpost;

import fieldkit.common.cli.SyntaxBuilder;
import picocli.CommandLine.Model.CommandSpec;

/** The syntax and help of making a new post. */
final class NewpostSyntax {
  private NewpostSyntax() {}

  static CommandSpec spec() {
    return SiteSyntax.addTo(
            new SyntaxBuilder("newpost")
                .about(
                    "newpost [OPTIONS] [TITLE]%n       newpost COMMAND [OPTIONS] ...".formatted(),
                    "Makes a blog post, from a title to a commit, for any engine.",
                    "",
                    "  newpost                           asks Title: and cats:, opens the editor",
                    "  newpost 'A title' -c tech,java    the same without questions",
                    "  newpost 'A title' --no-edit       only makes the file and prints its path",
                    "  newpost 'A title' --draft         a draft; later: newpost publish a-title",
                    "  newpost check                     what the engine would do without a word",
                    "")
                .list("CAT,...", "Categories.", "-c", "--category")
                .list("TAG,...", "Tags.", "-t", "--tag")
                .flag("Make a draft.", "--draft")
                .text("WHEN", "2026-11-22, 'tomorrow 9:00', 'next mon 9:00', +3d.", "--date")
                .text("SLUG", "The name in addresses and files.", "--slug")
                .text("KIND", "hugo's section, hexo's layout, astro's collection.", "--kind")
                .list("KEY=VALUE", "Set a field of the front matter.", "--set")
                .text("FILE", "What stands below the front matter; - is standard input.", "--body")
                .flag("Do not open the editor.", "--no-edit")
                .flag("Let git add and commit the post, and nothing else.", "--commit")
                .flag("Add -2 to a name that is taken.", "--unique")
                .flag("Refuse categories that no post has yet.", "--strict")
                .flag("Print the post and make no file.", "--stdout"))
        .dryRun()
        .operands("TITLE", "The title, in quotes. Without it, it is asked for.")
        .footer(
            "",
            "Commands: publish, unpublish, rename, touch, list, cats, check, build, init, sri.",
            "'newpost COMMAND --help' says more.",
            "Engines: blogofile, jekyll, octopress, hugo, hexo, zola, pelican, nikola,",
            "eleventy, astro. Settings: .newpostrc, see docs/newpost.md.",
            "Status: 0 made, 1 left as it was and removed, 2 wrong command line,",
            "3 refused (exists already), 4 failed, 130 interrupted.")
        .spec();
  }
}
