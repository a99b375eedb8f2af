package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publish, unpublish, touch and rename keep everything but what they are for. */
class LifeTest {
  @TempDir private Path folder;

  @Test
  void publishMovesRenamesAndDates() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    blog.write(
        "_drafts/idea.markdown",
        "---\n# keep me\nlayout:   post\ntitle: 'An  idea' # really\ntags:\n- a\n- b\nobj: {x: [1, 2]}\n---\nText\u00fc\n");

    Path post = blog.post("publish", "idea", "--date", "2026-02-03 4:05");

    assertThat(post).isEqualTo(folder.resolve("_posts/2026-02-03-idea.markdown"));
    assertThat(post)
        .hasContent(
            """
            ---
            # keep me
            layout:   post
            title: 'An  idea' # really
            tags:
            - a
            - b
            obj: {x: [1, 2]}
            date: 2026-02-03 04:05:00 +0000
            ---
            Text\u00fc
            """);
    assertThat(folder.resolve("_drafts/idea.markdown")).doesNotExist();
  }

  @Test
  void publishSetsAnOldDateAnew() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    blog.write(
        "_drafts/i.md", "---\ntitle: I\ndate: \"2020-01-01 00:00:00 +0000\" # old\nx: 1\n---\n");

    Path post = blog.post("publish", "i", "--date", "2026-02-03");

    assertThat(post.getFileName()).hasToString("2026-02-03-i.md");
    assertThat(post)
        .hasContent("---\ntitle: I\ndate: \"2026-02-03 00:00:00 +0000\" # old\nx: 1\n---\n");
  }

  @Test
  void keepDateNamesTheFileByTheDateThatIsThere() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    String text = "---\ntitle: I\ndate: 2020-01-01 10:00:00 +0000\n---\n";
    blog.write("_drafts/i.md", text);

    assertThat(blog.post("publish", "i", "--keep-date"))
        .isEqualTo(folder.resolve("_posts/2020-01-01-i.md"))
        .hasContent(text);
  }

  @Test
  void keepDateNeedsADate() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    Path draft = blog.write("_drafts/i.md", "---\ntitle: I\n---\n");

    blog.run("publish", "i", "--keep-date").hasStatus(3).says("has no date to keep");
    assertThat(draft).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blogofile",
        "jekyll",
        "hugo",
        "hexo",
        "zola",
        "pelican",
        "nikola",
        "eleventy",
        "astro"
      })
  void everyEnginesDraftIsPublishedAndTakenBack(String engine) {
    Newpost blog = Newpost.blog(engine, folder);
    Path draft = blog.post("Some idea: x", "--draft", "-c", "c");
    assertThat(blog.run("list", "--drafts").isGood().out()).contains("\tD\t");

    Path post = blog.post("publish", draft.toString());
    assertThat(blog.run("list", "--drafts").isGood().out()).isEmpty();
    assertThat(blog.run("list").isGood().out())
        .startsWith(LocalDate.now(ZoneOffset.UTC) + "\t-\t")
        .endsWith("\tSome idea: x\n");
    assertThat(blog.run("check").hasStatus(0).out()).isEmpty();

    Path again = blog.post("unpublish", post.toString());
    assertThat(blog.run("list", "--drafts").isGood().out()).contains("\tD\t", "Some idea: x");
    blog.run("unpublish", again.toString()).hasStatus(3).says("is a draft already");
  }

  @Test
  void whatIsNoDraftIsNotPublished() {
    Newpost blog = Newpost.blog("hugo", folder);
    Path post = blog.post("T");

    blog.run("publish", post.toString()).hasStatus(3).says("is no draft");
  }

  @Test
  void aPostThatIsThereIsNotOverwritten() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    blog.write("_drafts/i.md", "---\ntitle: draft\n---\n");
    blog.write("_posts/2026-02-03-i.md", "---\ntitle: there\n---\n");

    blog.run("publish", "_drafts/i.md", "--date", "2026-02-03").hasStatus(2);
    blog.run("publish", folder.resolve("_drafts/i.md").toString(), "--date", "2026-02-03")
        .hasStatus(3)
        .says("exists already; nothing was changed");

    assertThat(blog.read("_drafts/i.md")).contains("draft");
    assertThat(blog.read("_posts/2026-02-03-i.md")).contains("there");
  }

  @Test
  void touchDatesTheNameToo() throws IOException {
    Newpost blog = Newpost.blog("zola", folder);
    blog.write(
        "content/blog/2020-01-01-a.md",
        "+++\ntitle = 'A'\ndate = 2020-01-01\n[extra]\ndate = 'no'\n+++\nx\n");

    assertThat(blog.post("touch", "a", "--date", "2026-02-03 10:00"))
        .isEqualTo(folder.resolve("content/blog/2026-02-03-a.md"))
        .hasContent("+++\ntitle = 'A'\ndate = 2026-02-03\n[extra]\ndate = 'no'\n+++\nx\n");
  }

  @Test
  void touchUpdatedAddsTheEnginesField() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    Path post = blog.write("content/posts/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nx\n");

    blog.run("touch", "a", "--updated", "--date", "2026-02-03 10:00").isGood();

    assertThat(post)
        .hasContent("---\ntitle: A\ndate: 2020-01-01\nlastmod: 2026-02-03T10:00:00Z\n---\nx\n");
  }

  @Test
  void renameKeepsDateNumberAndEnding() throws IOException {
    Newpost blog = Newpost.blog("blogofile", folder);
    blog.write(
        "_posts/007. old name.textile", "---\ntitle: Old\ndate: 2020/01/01 00:00:00\n---\nx\n");

    assertThat(blog.post("rename", "old name", "New: \"name\""))
        .isEqualTo(folder.resolve("_posts/007. new-name.textile"))
        .hasContent("---\ntitle: \"New: \\\"name\\\"\"\ndate: 2020/01/01 00:00:00\n---\nx\n");
  }

  @Test
  void renameChangesTheSlugThatIsAField() throws IOException {
    Newpost blog = Newpost.blog("pelican", folder);
    blog.write("content/old.md", "Title: Old\nDate: 2020-01-01\nSlug: old\n\ntext: x\n");

    assertThat(blog.post("rename", "old", "Brand new"))
        .isEqualTo(folder.resolve("content/brand-new.md"))
        .hasContent("Title: Brand new\nDate: 2020-01-01\nSlug: brand-new\n\ntext: x\n");
  }

  @Test
  void crlfAndBytesThatAreNoTextStayAsTheyAre() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    byte[] body = {'a', (byte) 0xE9, '\r', '\n'};
    byte[] above =
        "---\r\ntitle: A\r\ndraft: true\r\n---\r\n"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Path post = blog.write("content/posts/a.md", "");
    Files.write(post, above);
    Files.write(post, body, java.nio.file.StandardOpenOption.APPEND);

    blog.run("publish", "a", "--date", "2026-02-03").isGood();

    byte[] now = Files.readAllBytes(post);
    String text = new String(now, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(text)
        .isEqualTo(
            "---\r\ntitle: A\r\ndraft: false\r\ndate: 2026-02-03T00:00:00Z\r\n---\r\na\u00e9\r\n");
  }

  @Test
  void brokenFrontMatterIsLeftAlone() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    String text = "---\ntitle: \"A\ndraft: true\n---\nx\n";
    Path post = blog.write("content/posts/a.md", text);

    blog.run("publish", post.toString())
        .hasStatus(3)
        .says(post + ": line ")
        .says("nothing was changed");

    assertThat(post).hasContent(text);
  }

  @Test
  void whatCannotBeChangedWithoutHarmIsLeftAlone() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    String text = "---\n{title: A, draft: true,\ndate: 2020-01-01}\n---\nx\n";
    Path post = blog.write("content/posts/a.md", text);

    blog.run("publish", "a").hasStatus(3).says("nothing was changed");

    assertThat(post).hasContent(text);
  }

  @Test
  void dryRunsChangeNothing() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    Path draft = blog.write("_drafts/i.md", "---\ntitle: I\n---\n");

    assertThat(blog.post("publish", "i", "-n", "--date", "2026-02-03"))
        .isEqualTo(folder.resolve("_posts/2026-02-03-i.md"))
        .doesNotExist();
    assertThat(draft).hasContent("---\ntitle: I\n---\n");
  }

  @Test
  void anAmbiguousNameIsRefusedWithAllItCouldBe() {
    Newpost blog = Newpost.blog("hugo", folder);
    Path _ = blog.post("Alpha one");
    Path _ = blog.post("Alpha two");

    Newpost.Outcome outcome = blog.run("touch", "alpha").hasStatus(2).says("any of 2");
    assertThat(outcome.err()).contains("content/posts/alpha-one.md", "content/posts/alpha-two.md");
    blog.run("touch", "gamma").hasStatus(2).says("gamma: no such post");
  }

  @Test
  void aFieldThatStandsThereTwiceIsLeftAlone() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    Path post = blog.write("content/posts/a.md", "---\ntitle: A\ndraft: true\ndraft: true\n---\n");

    blog.run("publish", "a").hasStatus(3).says("'draft' stands there more than once; nothing was");
    assertThat(post).content().contains("draft: true\ndraft: true");
  }

  @Test
  void fieldsAreAddedBehindListsAndBeforeTables() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    Path post =
        blog.write(
            "content/posts/a.md",
            "+++\ntitle = 'A' # x = 1\ntags = [\n  \"a\",\n[\"b\"]\n]\n\n[cover]\ndate = 1\n+++\n");

    blog.run("touch", "a", "--date", "2026-02-03").isGood();

    assertThat(Files.readString(post))
        .isEqualTo(
            "+++\ntitle = 'A' # x = 1\ntags = [\n  \"a\",\n[\"b\"]\n]\ndate = 2026-02-03T00:00:00Z\n\n[cover]\ndate = 1\n+++\n");
  }
}
