package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.site.NearWord;
import fieldkit.newpost.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What making a post does besides the format: refusals, collisions, settings. */
class NewPostTest {
  @TempDir private Path folder;

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void noSiteHere() throws IOException {
    new Newpost(folder).run("T").hasStatus(2).says("no site here, nor in the folders above");
    assertThat(files(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lst", "lists", "lsit", "chekc", "int", "pubish"})
  void aMistypedCommandIsNoTitle(String word) throws IOException {
    new Newpost(folder).bare("", word).hasStatus(2).says(word + ": did you mean 'newpost ");
    assertThat(files(folder)).isEmpty();
    assertThat(Newpost.blog("hugo", folder).post("--", word)).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Lists", "LST", "lost list", "ls", "building"})
  void aTitleLikeACommandIsATitle(String title) {
    assertThat(NearWord.bySlip(title, List.of("list", "build", "touch"))).isEmpty();
  }

  @Test
  void theSiteIsFoundFromAFolderBelow() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    Path below = Files.createDirectories(folder.resolve("assets/img"));

    assertThat(new Newpost(below).post("T", "--date", "2026-01-01"))
        .isEqualTo(blog.site().resolve("_posts/2026-01-01-t.md"));
  }

  @Test
  void anEngineCanBeNamed() {
    Newpost plain = new Newpost(folder);

    assertThat(plain.post("T", "--engine", "zola", "--date", "2026-01-01"))
        .isEqualTo(folder.resolve("content/2026-01-01-t.md"));
    plain
        .run("T", "--engine", "wordpress")
        .hasStatus(2)
        .says("'wordpress' is not one of blogofile");
  }

  @Test
  void whatExistsIsNotOverwritten() {
    Newpost blog = Newpost.blog("hugo", folder);
    Path first = blog.post("Same", "--body", "/dev/null");

    blog.run("same!").hasStatus(3).says(first + ": exists already; nothing was changed");
    assertThat(first).content().contains("Same");
    assertThat(blog.post("same!", "--unique").getFileName()).hasToString("same-2.md");
    assertThat(blog.post("Same", "--unique").getFileName()).hasToString("same-3.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "two\nlines", "bell\u0007", "nul\u0000", "bytes\udcff"})
  void titlesThatAreNone(String title) throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    List<Path> before = files(folder);

    blog.run(title).hasStatus(2).says("title");
    assertThat(files(folder)).isEqualTo(before);
  }

  @Test
  void aTitleWithoutAnyLetter() {
    Newpost blog = Newpost.blog("hugo", folder);

    blog.run("???").hasStatus(2).says("no letter and no digit").says("--slug");
    assertThat(blog.post("???", "--slug", "what").getFileName()).hasToString("what.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "../x", "", ".hidden", "-n"})
  void slugsThatAreNoNames(String slug) {
    Newpost blog = Newpost.blog("hugo", folder);

    blog.run("T", "--slug=" + slug).hasStatus(2).says("--slug: '" + slug + "'");
  }

  @Test
  void veryLongTitlesHaveNamesThatFit() {
    Newpost blog = Newpost.blog("jekyll", folder);
    String title = "wörd ".repeat(60).strip();

    Path post = blog.post(title);

    assertThat(title).hasSizeGreaterThanOrEqualTo(299);
    assertThat(post.getFileName().toString().length()).isBetween(60, 140);
    assertThat(post).content().contains(title);
  }

  @Test
  void aFolderThatCannotBeWrittenTo() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    blog.write("_posts", "a file where the folder should be");

    blog.run("T").hasStatus(4).says("_posts");
    assertThat(blog.read("_posts")).startsWith("a file");
  }

  @Test
  void unwritableFoldersAreSaidToBe() throws IOException {
    Assumptions.assumeFalse(
        Programs.run(folder, "id", "-u").good().strip().equals("0"), "root can write anywhere");
    Newpost blog = Newpost.blog("hugo", folder);
    Path posts = Files.createDirectories(folder.resolve("content/posts"));
    assertThat(posts.toFile().setWritable(false)).isTrue();

    blog.run("T").hasStatus(4).says("Permission denied");
    assertThat(posts.toFile().setWritable(true)).isTrue();
  }

  @Test
  void severalWordsNeedQuotes() {
    Newpost.blog("hugo", folder).run("two", "words").hasStatus(2).says("newpost 'two words'");
  }

  @Test
  void withoutATerminalATitleIsNeeded() {
    Newpost.blog("hugo", folder).run().hasStatus(2).says("no title, and no terminal to ask for it");
  }

  @Test
  void wrongDates() {
    Newpost blog = Newpost.blog("hugo", folder);

    blog.run("T", "--date", "soon").hasStatus(2).says("--date: 'soon' is not a time like");
    blog.run("T", "--date", "2026-02-30").hasStatus(2).says("--date: '2026-02-30'");
    blog.run("T", "--set", "novalue").hasStatus(2).says("--set: 'novalue' is not KEY=VALUE");
  }

  @Test
  void theBodyComesFromAFileOrStandardInput() throws IOException {
    Newpost blog = Newpost.blog("hugo", folder);
    Path body = Files.writeString(folder.resolve("body"), "from a file");

    assertThat(blog.post("A", "--body", body.toString()))
        .content()
        .endsWith("+++\n\nfrom a file\n");
    assertThat(blog.reading("typed\n", "B", "--body", "-").isGood().file())
        .content()
        .endsWith("+++\n\ntyped\n");
    blog.run("C", "--body", folder.resolve("none").toString())
        .hasStatus(4)
        .says("No such file or folder");
  }

  @Test
  void jsonSaysEverything() {
    Newpost blog = Newpost.blog("jekyll", folder);

    assertThat(
            blog.run("T: \"x\"", "--json", "-c", "a", "-t", "b", "--date", "2026-01-15")
                .isGood()
                .out())
        .isEqualTo(
            "{\"path\":\"%s\",\"title\":\"T: \\\"x\\\"\",\"slug\":\"t-x\",\"date\":\"2026-01-15T00:00Z\",\"draft\":false,\"categories\":[\"a\"],\"tags\":[\"b\"],\"committed\":false}\n"
                .formatted(folder.resolve("_posts/2026-01-15-t-x.md")));
  }

  @Test
  void aDryRunMakesNothing() {
    Newpost blog = Newpost.blog("hugo", folder);

    assertThat(blog.post("T", "-n")).isEqualTo(folder.resolve("content/posts/t.md")).doesNotExist();
  }

  @Test
  void strictRefusesUnknownCategoriesAndSaysWhatWasMeant() {
    Newpost blog = Newpost.blog("blogofile", folder);
    Path _ = blog.post("A", "-c", "Tech,java");

    Path _ = blog.post("B", "-c", "java", "--strict");
    assertThat(blog.run("C", "-c", "jaav", "--strict").hasStatus(3).says("jaav: no post has").err())
        .contains("did you mean java?");
    assertThat(blog.run("D", "-c", "tech", "--strict").hasStatus(3).err())
        .contains("did you mean Tech?");
  }

  @Test
  void settingsAreFoundUpwardsAndObeyed() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder.resolve("blog"));
    Files.writeString(
        folder.resolve(".newpostrc"),
        """
        name = "{n:03}. {slug}.markdown"
        timezone = "Asia/Tokyo"
        draft = false
        tags = ["always"]
        [fields]
        author = "no"
        toc = true
        """);

    Path first = blog.post("One", "--date", "2026-01-15 10:00");
    Path second = blog.post("Two");

    assertThat(first.getFileName()).hasToString("001. one.markdown");
    assertThat(second.getFileName()).hasToString("002. two.markdown");
    assertThat(first)
        .content()
        .isEqualTo(
            """
            ---
            layout: post
            title: One
            date: 2026-01-15 10:00:00 +0900
            tags: [always]
            author: "no"
            toc: true
            ---

            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nmae = \"x\"",
        "name = 3",
        "name = \"fixed.md\"",
        "name = \"{slug}{x}.md\"",
        "name = \"../{slug}.md\"",
        "timezone = \"Mars\"",
        "engine = \"wordpress\"",
        "draft = \"yes\"",
        "tags = \"a\"",
        "fields = 1",
        "editor =",
      })
  void wrongSettingsNameTheLine(String line) throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    Path settings = blog.write(".newpostrc", "# settings\n" + line + "\n");

    blog.run("T").hasStatus(2).says(settings + ":2: ");
  }

  @Test
  void newpostsAtTheSameMomentDoNotOverwriteEachOther() throws Exception {
    Newpost blog = Newpost.blog("hugo", folder);
    List<Newpost.Outcome> outcomes = atOnce(8, () -> blog.run("Same title"));

    assertThat(outcomes.stream().filter(outcome -> outcome.status() == 0)).hasSize(1);
    assertThat(outcomes.stream().filter(outcome -> outcome.status() == 3)).hasSize(7);
  }

  @Test
  void newpostsAtTheSameMomentNeverShareANumber() throws Exception {
    Newpost blog = Newpost.blog("blogofile", folder);
    List<Callable<Newpost.Outcome>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String title = "Title " + (char) ('a' + i);
      tasks.add(() -> blog.run(title));
    }
    List<Path> posts = all(tasks).stream().map(outcome -> outcome.isGood().file()).toList();

    assertThat(posts).hasSize(8).allSatisfy(post -> assertThat(post).isRegularFile());
    assertThat(posts.stream().map(post -> post.getFileName().toString().substring(0, 3)))
        .doesNotHaveDuplicates();
  }

  private static List<Newpost.Outcome> atOnce(int times, Callable<Newpost.Outcome> task)
      throws Exception {
    List<Callable<Newpost.Outcome>> tasks = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      tasks.add(task);
    }
    return all(tasks);
  }

  private static List<Newpost.Outcome> all(List<Callable<Newpost.Outcome>> tasks) throws Exception {
    List<Newpost.Outcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      for (Future<Newpost.Outcome> outcome : threads.invokeAll(tasks)) {
        outcomes.add(outcome.get());
      }
    }
    return outcomes;
  }
}
