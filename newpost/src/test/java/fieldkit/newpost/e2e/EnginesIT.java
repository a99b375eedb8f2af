package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A post made by newpost is built by the real engine, and found in the page. */
class EnginesIT {
  private static final String TITLE =
      "Part 1: \"quotes\" & 'more' #2 @home \u00fc \u05e9\u05dc\u05d5\u05dd \ud83c\udf89";
  private static final String DATE = "2026-01-15 10:30";

  @TempDir private Path folder;

  /** Engines of npm are where they were installed; a site looks for them beside itself. */
  private Newpost blog(String engine) throws IOException {
    String _ = Programs.need(engine);
    Newpost blog = Newpost.blog(engine, folder.resolve("blog"));
    if (Files.exists(blog.site().resolve("package.json"))) {
      Path _ =
          Files.createSymbolicLink(
              blog.site().resolve("node_modules"), Programs.engines().resolve("node_modules"));
    }
    return blog;
  }

  private void build(Newpost blog) throws IOException {
    Files.deleteIfExists(blog.site().resolve("Makefile"));
    Programs.run(
            blog.site(),
            Map.of("ASTRO_TELEMETRY_DISABLED", "1"),
            "",
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "fieldkit.newpost.Main",
                "build"))
        .good();
  }

  /** The page that has this title as its heading, anywhere in the built site. */
  private static List<Document> pages(Path output, String title) throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .filter(file -> file.toString().endsWith(".html"))
          .filter(file -> !file.toString().contains("/drafts/")) // pelican's previews
          .map(EnginesIT::parse)
          .filter(page -> page.title().equals("My Blog - " + title))
          .toList();
    }
  }

  private static Document parse(Path file) {
    try {
      return Jsoup.parse(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jekyll, _site",
    "hugo, public",
    "pelican, output",
    "hexo, public",
    "eleventy, _site",
    "astro, dist"
  })
  void aPostIsBuiltAndFound(String engine, String output) throws IOException {
    Newpost blog = blog(engine);
    Path post = blog.post(TITLE, "-c", "tech,java", "-t", "jvm", "--date", DATE, "--body", body());
    Path draft = blog.post("A later thought", "--draft", "--date", "2026-01-16 9:00");
    build(blog);

    Path built = blog.site().resolve(output);
    List<Document> found = pages(built, TITLE);

    assertThat(found).as("pages of %s, %s", engine, post).hasSize(1);
    Document page = found.getFirst();
    assertThat(page.body().text()).contains(TITLE, "The text itself.", "tech", "java", "jvm");
    assertThat(page.html()).contains("2026-01-15");
    assertThat(pages(built, "A later thought")).as("the draft").isEmpty();
    assertThat(blog.run("check", "--built", built.toString()).hasStatus(0).out()).isEmpty();

    blog.run("publish", draft.toString(), "--date", "2026-01-17 9:00").isGood();
    build(blog);

    assertThat(pages(built, "A later thought"))
        .singleElement()
        .satisfies(published -> assertThat(published.html()).contains("2026-01-17"));
  }

  private String body() throws IOException {
    return Files.writeString(folder.resolve("body.md"), "The text itself.\n").toString();
  }

  @ParameterizedTest
  @CsvSource({"jekyll, _site", "hugo, public", "pelican, output", "eleventy, _site"})
  void hardTitlesAreBuiltToo(String engine, String output) throws IOException {
    Newpost blog = blog(engine);
    List<String> titles =
        List.of("yes", "007", "2024-01-15", "# hash", "a \\ b: \"c\"", "[x]", "*y*: z", "~ tilde");
    for (String title : titles) {
      Path _ = blog.post(title, "--date", DATE, "--unique");
    }
    build(blog);

    for (String title : titles) {
      assertThat(pages(blog.site().resolve(output), title)).as("pages of <%s>", title).hasSize(1);
    }
  }
}
