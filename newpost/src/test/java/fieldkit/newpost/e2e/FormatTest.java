package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file each engine wants, byte for byte. */
class FormatTest {
  private static final String[] POST = {
    "Part 1: one", "-c", "tech,java", "-t", "jvm", "--date", "2026-01-15 10:30"
  };

  @TempDir private Path folder;

  private String made(String engine, String file, String... more) throws IOException {
    Newpost blog = Newpost.blog(engine, folder);
    String[] words = java.util.Arrays.copyOf(POST, POST.length + more.length);
    System.arraycopy(more, 0, words, POST.length, more.length);
    Path post = blog.post(words);
    assertThat(folder.relativize(post)).hasToString(file);
    return Files.readString(post);
  }

  @Test
  void blogofileHasSlashesAndCommas() throws IOException {
    assertThat(made("blogofile", "_posts/001. part-1-one.markdown"))
        .isEqualTo(
            """
            ---
            title: "Part 1: one"
            date: 2026/01/15 10:30:00
            categories: "tech, java"
            tags: jvm
            ---

            """);
  }

  @Test
  void blogofileFollowsPostsThatBeginWithDates() throws IOException {
    Newpost blog = Newpost.blog("blogofile", folder);
    blog.write("_posts/2025-01-01 - old.markdown", "---\ntitle: old\n---\n");

    assertThat(blog.post(POST).getFileName()).hasToString("2026-01-15 - part-1-one.markdown");
  }

  @Test
  void jekyllHasTheDateInTheName() throws IOException {
    assertThat(made("jekyll", "_posts/2026-01-15-part-1-one.md"))
        .isEqualTo(
            """
            ---
            layout: post
            title: "Part 1: one"
            date: 2026-01-15 10:30:00 +0000
            categories: [tech, java]
            tags: [jvm]
            ---

            """);
  }

  @Test
  void jekyllDraftsHaveNoDate() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);

    Path draft = blog.post("T", "--draft");

    assertThat(draft).isEqualTo(folder.resolve("_drafts/t.md"));
    assertThat(draft).hasContent("---\nlayout: post\ntitle: T\n---\n\n");
  }

  @Test
  void jekyllComposesDefaultsAreObeyed() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    blog.write(
        "_config.yml",
        """
        timezone: Asia/Tokyo
        jekyll_compose:
          default_front_matter:
            posts:
              layout: article
              image: none.png
              toc: true
        """);

    assertThat(blog.run("T", "--stdout", "--date", "2026-01-15 10:30").isGood().out())
        .isEqualTo(
            """
            ---
            layout: article
            image: none.png
            toc: true
            title: T
            date: 2026-01-15 10:30:00 +0900
            ---

            """);
  }

  @Test
  void octopress() throws IOException {
    Newpost blog = new Newpost(folder);
    blog.write("_config.yml", "title: x\n");
    blog.write("Rakefile", "");
    blog.write("source/_posts/2012-01-01-a.markdown", "---\ntitle: a\n---\n");

    Path post = blog.post("A \"quote\" & more", "--date", "2026-01-15 10:30", "--draft");

    assertThat(post).isEqualTo(folder.resolve("source/_posts/2026-01-15-a-quote-more.markdown"));
    assertThat(post)
        .hasContent(
            """
            ---
            layout: post
            title: "A \\"quote\\" & more"
            date: 2026-01-15 10:30
            published: false
            comments: true
            ---

            """);
  }

  @Test
  void hugoWithoutArchetypesWritesWhatItsConfigurationIsWrittenIn() throws IOException {
    assertThat(made("hugo", "content/posts/part-1-one.md"))
        .isEqualTo(
            """
            +++
            title = "Part 1: one"
            date = 2026-01-15T10:30:00Z
            categories = ["tech", "java"]
            tags = ["jvm"]
            +++

            """);
  }

  @Test
  void hugoWritesWhatOtherPostsHave() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    blog.write("content/posts/old.md", "{\n  \"title\": \"old\"\n}\n\ntext\n");

    assertThat(blog.run("T: \"x\"", "--stdout", "--date", "2026-01-15").isGood().out())
        .isEqualTo(
            "{\n  \"title\": \"T: \\\"x\\\"\",\n  \"date\": \"2026-01-15T00:00:00Z\"\n}\n\n");
  }

  @Test
  void hugosArchetypesAreFilledIn() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    blog.write(
        "archetypes/default.md",
        """
        ---
        # ours
        title: '{{ replace .Name "-" " " | title }}'
        date: {{ .Date }} # when
        draft: true
        weight:   7
        ---

        ## {{ .Title }}
        """);

    assertThat(
            blog.run("It's: a {{ test", "--stdout", "--date", "2026-01-15", "-c", "x")
                .isGood()
                .out())
        .isEqualTo(
            """
            ---
            # ours
            title: 'It''s: a {{ test'
            date: 2026-01-15T00:00:00Z # when
            draft: false
            weight:   7
            categories: [x]
            ---

            ## It's: a {{ test
            """);
  }

  @Test
  void hugosTomlArchetypesToo() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    blog.write(
        "archetypes/posts.md",
        """
        +++
        title = '{{ replace .File.ContentBaseName "-" " " | title }}'
        date = {{ .Date }}
        draft = true
        [cover]
        image = ''
        +++
        """);

    assertThat(
            blog.run("It's", "--stdout", "--draft", "--date", "2026-01-15", "-t", "a")
                .isGood()
                .out())
        .isEqualTo(
            """
            +++
            title = "It's"
            date = 2026-01-15T00:00:00Z
            draft = true
            tags = ["a"]
            [cover]
            image = ''
            +++
            """);
  }

  @Test
  void anArchetypeThatOnlyHugoCanFillInIsRefused() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    blog.write("archetypes/default.md", "---\ntitle: {{ .Name }}\nid: {{ .File.UniqueID }}\n---\n");

    blog.run("T").hasStatus(3).says("archetypes/default.md").says("only the engine itself");
  }

  @Test
  void hugosSectionIsTheKind() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);

    assertThat(blog.post("T", "--kind", "notes")).isEqualTo(folder.resolve("content/notes/t.md"));
  }

  @Test
  void hexoFillsScaffoldsAndPutsCategoriesSideBySide() throws IOException {
    assertThat(made("hexo", "source/_posts/Part-1-one.md"))
        .isEqualTo(
            """
            ---
            title: "Part 1: one"
            date: 2026-01-15 10:30:00
            categories: [[tech], [java]]
            tags: [jvm]
            ---

            """);
  }

  @Test
  void hexosOwnNamesOfFiles() throws IOException {
    Newpost blog = Newpost.blog("hexo", folder);
    blog.write("_config.yml", "new_post_name: :year-:month-:day-:title.md # ours\n");

    assertThat(blog.post(POST).getFileName()).hasToString("2026-01-15-Part-1-one.md");
  }

  @Test
  void zolaHasATableOfTaxonomies() throws IOException {
    assertThat(made("zola", "content/blog/2026-01-15-part-1-one.md", "--draft"))
        .isEqualTo(
            """
            +++
            title = "Part 1: one"
            date = 2026-01-15T10:30:00Z
            draft = true

            [taxonomies]
            categories = ["tech", "java"]
            tags = ["jvm"]
            +++

            """);
  }

  @Test
  void pelicanHasAHeaderAndOneCategory() throws IOException {
    assertThat(made("pelican", "content/part-1-one.md", "--draft"))
        .isEqualTo(
            """
            Title: Part 1: one
            Date: 2026-01-15 10:30
            Category: tech
            Tags: jvm, java
            Slug: part-1-one
            Status: draft

            """);
  }

  @Test
  void nikolaHasAComment() throws IOException {
    assertThat(made("nikola", "posts/part-1-one.md"))
        .isEqualTo(
            """
            <!--
            .. title: Part 1: one
            .. date: 2026-01-15 10:30:00 UTC+00:00
            .. category: tech
            .. tags: jvm, java
            .. slug: part-1-one
            .. type: text
            -->

            """);
  }

  @Test
  void nikolaFollowsPostsInReStructuredText() throws IOException {
    Newpost blog = Newpost.blog("nikola", folder);
    blog.write("posts/old.rst", ".. title: old\n.. slug: old\n\ntext\n");

    assertThat(blog.run("T", "--stdout", "--date", "2026-01-15").isGood().out())
        .startsWith(".. title: T\n.. date: ")
        .endsWith(".. type: text\n\n");
  }

  @Test
  void eleventyTakesTheLayoutOfOtherPosts() throws IOException {
    Newpost blog = Newpost.blog("eleventy", folder);
    blog.write("posts/old.md", "---\nlayout: \"special.njk\"\ntitle: old\n---\n");

    assertThat(blog.run("T", "--stdout", "--date", "2026-01-15", "--draft").isGood().out())
        .isEqualTo(
            "---\nlayout: special.njk\ntitle: T\ndate: 2026-01-15T00:00:00Z\ndraft: true\n---\n\n");
  }

  @Test
  void astroTakesTheNamesOfFieldsOfOtherPosts() throws IOException {
    Newpost blog = Newpost.blog("astro", folder);
    blog.write(
        "src/content/posts/old.md",
        "---\ntitle: old\ndescription: x\npubDatetime: 2025-01-01\n---\n");

    assertThat(blog.post("T", "--date", "2026-01-15"))
        .isEqualTo(folder.resolve("src/content/posts/t.md"))
        .hasContent("---\ntitle: T\npubDatetime: 2026-01-15T00:00:00Z\ndescription: \"\"\n---\n\n");
  }

  @Test
  void fieldsAreSetAndTyped() throws IOException {
    assertThat(
            made(
                "jekyll",
                "_posts/2026-01-15-other.md",
                "--slug",
                "other",
                "--set",
                "weight=3",
                "--set",
                "on=true",
                "--set",
                "t=1.10=x",
                "--set",
                "layout=wide"))
        .contains("layout: wide\n", "weight: 3\n", "\"on\": true\n", "t: \"1.10=x\"\n");
  }
}
