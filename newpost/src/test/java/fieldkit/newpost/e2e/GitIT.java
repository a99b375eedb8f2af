package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A post is committed alone, in a real repository. */
class GitIT {
  @TempDir private Path folder;
  private Newpost blog;

  @BeforeEach
  void repository() throws IOException {
    blog = Newpost.blog("jekyll", folder.resolve("blog"));
    git("init", "-q");
    git("config", "user.name", "Ann");
    git("config", "user.email", "ann@example.org");
    git("add", ".");
    git("commit", "-qm", "begin");
  }

  private String git(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(Programs.need("git")));
    all.addAll(List.of(words));
    return Programs.run(blog.site(), all.toArray(String[]::new)).good();
  }

  private String lastCommit() throws IOException {
    return git(
            "-c", "core.quotePath=off", "log", "-1", "--format=%s", "--name-status", "--no-renames")
        .replaceAll("\n+", "\n");
  }

  @Test
  void otherStagedWorkStaysOut() throws IOException {
    blog.write("about.md", "staged\n");
    blog.write("index.html", "changed, not staged\n");
    git("add", "about.md");

    Path post = blog.post("Hello: \"x\"", "--commit", "--date", "2026-01-15");

    assertThat(lastCommit()).isEqualTo("Add post: Hello: \"x\"\nA\t_posts/2026-01-15-hello-x.md\n");
    assertThat(git("status", "--porcelain")).isEqualTo("A  about.md\n M index.html\n");
    assertThat(post).exists();
  }

  @Test
  void oddNamesAreCommittedToo() throws IOException {
    Path _ = blog.post("T", "--commit", "--slug", ":(top)[*] ü", "--date", "2026-01-15");

    assertThat(lastCommit()).endsWith("A\t_posts/2026-01-15-:(top)[*] ü.md\n");
  }

  @Test
  void publishCommitsBothNames() throws IOException {
    Path draft = blog.post("Idea", "--draft", "--commit");
    Path _ = blog.post("publish", draft.toString(), "--commit", "--date", "2026-01-15");

    assertThat(lastCommit())
        .isEqualTo("Publish post: Idea\nD\t_drafts/idea.md\nA\t_posts/2026-01-15-idea.md\n");
    assertThat(git("status", "--porcelain")).isEmpty();
  }

  @Test
  void publishOfADraftGitNeverSaw() throws IOException {
    Path draft = blog.post("Idea", "--draft");
    Path _ = blog.post("publish", draft.toString(), "--commit", "--date", "2026-01-15");

    assertThat(lastCommit()).isEqualTo("Publish post: Idea\nA\t_posts/2026-01-15-idea.md\n");
  }

  @Test
  void withoutARepositoryNothingIsMade() throws IOException {
    Newpost plain = Newpost.blog("jekyll", folder.resolve("plain"));

    plain.run("T", "--commit").hasStatus(4).says("not in a git repository");
    assertThat(Files.exists(plain.site().resolve("_posts"))).isFalse();
  }

  @Test
  void withoutGitNothingIsMade() throws IOException {
    Programs.Done done =
        Programs.run(
            blog.site(), Map.of("PATH", "/nonexistent"), "", NewpostProcess.jar("T", "--commit"));

    assertThat(done.status()).isEqualTo(4);
    assertThat(done.out()).contains("newpost: git: cannot be started");
    assertThat(Files.exists(blog.site().resolve("_posts"))).isFalse();
  }

  @Test
  void whatGitIgnoresIsKeptAndSaid() throws IOException {
    blog.write(".gitignore", "_posts/\n");

    Newpost.Outcome outcome =
        blog.run("T", "--commit", "--date", "2026-01-15").hasStatus(4).says("git add: ");
    assertThat(outcome.err()).contains("the post is kept, and not committed: ", "2026-01-15-t.md");
    assertThat(blog.site().resolve("_posts/2026-01-15-t.md")).exists();
  }

  @Test
  void nothingToCommitIsSaid() throws IOException {
    Path post = blog.post("T", "--commit", "--date", "2026-01-15");

    blog.run("touch", post.toString(), "--commit", "--date", "2026-01-15")
        .hasStatus(4)
        .says("git commit: ");
    assertThat(post).exists();
  }

  @Test
  void aHookThatRefusesIsQuoted() throws IOException {
    Path hook = blog.write(".git/hooks/pre-commit", "#!/bin/sh\necho 'no posts today'\nexit 1\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();

    blog.run("T", "--commit").hasStatus(4).says("git commit: no posts today");
  }

  @Test
  void theRecipeForGitAdd() throws IOException {
    String script =
        "git add \"$(\"$@\" -c tech 'A title' --no-edit)\" && git diff --cached --name-only";
    List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    words.addAll(NewpostProcess.jar());

    String out = Programs.run(blog.site(), Map.of(), "", words).good();

    assertThat(out).matches("_posts/\\d{4}-\\d{2}-\\d{2}-a-title.md\n");
  }
}
