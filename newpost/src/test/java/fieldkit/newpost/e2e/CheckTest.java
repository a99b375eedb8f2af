package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** check, list and cats name what is there. */
class CheckTest {
  @TempDir private Path folder;

  private void finds(Newpost blog, String... findings) {
    String out = blog.run("check").hasStatus(findings.length == 0 ? 0 : 1).out();
    assertThat(out.lines().map(line -> line.replace(folder + "/", ""))).containsExactly(findings);
  }

  @Test
  void aGoodSiteHasNoFindings() {
    Newpost blog = Newpost.blog("jekyll", folder);
    Path _ = blog.post("One", "-c", "a");
    Path _ = blog.post("Two", "--draft");

    finds(blog);
  }

  @Test
  void badYamlIsNamedWithItsLine() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    blog.write("_posts/2020-01-01-a.md", "---\nlayout: post\ntitle: Part 1: x\n---\n");
    blog.write("_posts/2020-01-02-b.md", "no front matter\n");
    blog.write("_posts/2020-01-03-c.md", "---\ntitle: never ends\n");

    finds(
        blog,
        "_posts/2020-01-01-a.md: line 3: not YAML: mapping values are not allowed here; jekyll skips it",
        "_posts/2020-01-02-b.md: no front matter; jekyll skips it",
        "_posts/2020-01-03-c.md: the front matter has no end: no second line ---; jekyll skips it");
  }

  @Test
  void datesAgainstNamesAndTheFuture() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    blog.write("_posts/2020-01-01-a.md", "---\ntitle: A\ndate: 2020-02-02 10:00:00 +0000\n---\n");
    blog.write("_posts/2020-01-02-b.md", "---\ntitle: B\ndate: 2. Januar\n---\n");
    blog.write("_posts/2099-01-03-c.md", "---\ntitle: C\ndate: 2099-01-03\n---\n");
    blog.write("_drafts/d.md", "---\ntitle: D\ndate: 2099-01-04\n---\n");

    finds(
        blog,
        "_drafts/d.md: a draft of 2099-01-04",
        "_posts/2020-01-01-a.md: the name says 2020-01-01, the date 2020-02-02",
        "_posts/2020-01-02-b.md: '2. Januar' is no date",
        "_posts/2099-01-03-c.md: left out until 2099-01-03");
  }

  @Test
  void whatBlogofileDropsWithoutAWord() throws IOException {
    Newpost blog = Newpost.blog("blogofile", folder);
    blog.write(
        "_posts/001. a.markdown",
        "---\ntitle: A\ndate: 2020/01/01 00:00:00\ncategories: [a, b]\n---\n");
    blog.write("_posts/002. b.markdown", "---\r\ntitle: B\r\ndate: 2020/01/01 00:00:00\r\n---\r\n");
    blog.write("_posts/003. c.markdown", "---\ntitle: C\ndate: 2020-01-01 00:00\n---\n");
    blog.write("_posts/004. d.markdown", "---\ntitle:\ncategories: x\n---\n");

    finds(
        blog,
        "_posts/001. a.markdown: categories are a list; blogofile drops it, write 'a, b'",
        "_posts/002. b.markdown: lines end with CR LF; blogofile sees no front matter and skips it",
        "_posts/003. c.markdown: '2020-01-01 00:00' is not written as 2020/01/01 00:00:00",
        "_posts/004. d.markdown: has no title",
        "_posts/004. d.markdown: has no date");
  }

  @Test
  void slugsAndCategoriesThatAreProbablyWrong() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    blog.write("content/posts/a.md", "---\ntitle: A\ndate: 2020-01-01\ncategories: [java]\n---\n");
    blog.write(
        "content/posts/b.md", "---\ntitle: B\ndate: 2020-01-01\ncategories: [java, Jav]\n---\n");
    blog.write(
        "content/posts/c.md",
        "---\ntitle: C\ndate: 2020-01-01\nslug: a\ncategories: [jaav]\n---\n");
    blog.write("content/posts/d.md", "---\ntitle: D\ndate: 2020-01-01\ntitle: again\n---\n");

    finds(
        blog,
        "content/posts/d.md: 'title' stands there more than once",
        "content/posts/c.md: 'a' is also the slug of content/posts/a.md",
        "content/posts/c.md: category 'jaav': did you mean 'java'?");
  }

  @Test
  void builtPagesWithoutTitlesOfTheirOwn() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    blog.write("public/index.html", "<title>Blog</title><p>home");
    blog.write("public/a/index.html", "<title>Blog</title><p>a");
    blog.write("public/b/index.html", "<p>b<svg><title>drawing</title></svg>");
    blog.write("public/c/index.html", "<title>C &amp; D</title><p>c");
    blog.write("public/d/index.html", "<title>C & D</title><p>d");
    blog.write("public/page/2/index.html", "<title>C & D</title><p>list");
    blog.write(
        "public/old/index.html", "<title>Blog</title><meta http-equiv=refresh content='0;url=/'>");

    String out =
        blog.run("check", "--built", folder.resolve("public").toString()).hasStatus(1).out();

    assertThat(out.lines().map(line -> line.replace(folder + "/", "")))
        .containsExactly(
            "public/a/index.html: its title is only the blog's, 'Blog'",
            "public/b/index.html: the page has no title",
            "public/d/index.html: 'C & D' is also the title of c/index.html");
    blog.run("check", "--built", "nowhere").hasStatus(2).says("nowhere: not a folder");
  }

  @Test
  void findingsAsJson() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    blog.write("content/posts/a.md", "---\ntitle: A\n---\n");

    assertThat(blog.run("check", "--json").hasStatus(1).out())
        .isEqualTo(
            "[{\"path\":\"%s\",\"rule\":\"no-date\",\"what\":\"has no date\"}]\n"
                .formatted(folder.resolve("content/posts/a.md")));
  }

  @Test
  void catsAreCountedInEveryShape() throws IOException {
    Newpost blog = Newpost.blog("hexo", folder);
    blog.write("source/_posts/a.md", "---\ntitle: A\ncategories: [[tech], [java]]\n---\n");
    blog.write("source/_posts/b.md", "---\ntitle: B\ncategories: tech, x y\ntags: [t]\n---\n");
    blog.write("source/_posts/c.md", "---\ntitle: C\ncategory: java\n---\n");

    assertThat(blog.run("cats").isGood().out()).isEqualTo("2\tjava\n2\ttech\n1\tx y\n");
    assertThat(blog.run("cats", "--tags").isGood().out()).isEqualTo("1\tt\n");
  }

  @Test
  void listIsNewestFirstAndFiltered() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    blog.write("content/posts/a.md", "---\ntitle: A\ndate: 2020-01-01\ncategories: [x]\n---\n");
    blog.write("content/posts/b.md", "---\ntitle: B\ndate: 2021-01-01\ndraft: true\n---\n");
    blog.write("content/posts/_index.md", "---\ntitle: no post\n---\n");
    blog.write("content/posts/broken.md", "---\ntitle: 'x\n---\n");

    Newpost.Outcome all = blog.run("list").hasStatus(1);

    assertThat(all.out().replace(folder + "/", ""))
        .isEqualTo("2021-01-01\tD\tcontent/posts/b.md\tB\n2020-01-01\t-\tcontent/posts/a.md\tA\n");
    assertThat(all.err()).startsWith("newpost: " + folder + "/content/posts/broken.md: line ");
    assertThat(blog.run("list", "-c", "x").out()).contains("a.md").doesNotContain("b.md");
  }
}
