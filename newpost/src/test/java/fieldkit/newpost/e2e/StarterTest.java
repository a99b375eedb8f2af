package fieldkit.newpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.newpost.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** init sets up blogs that are known again, and overwrites nothing. */
class StarterTest {
  @TempDir private Path folder;

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
  void aBlogIsKnownForItsEngine(String engine) throws IOException {
    Newpost blog = Newpost.blog(engine, folder);

    boolean npm = Files.exists(folder.resolve("package.json"));
    assertThat(blog.read("Makefile"))
        .startsWith("all: build\n\nbuild:\n\t" + (npm ? "npx " : "") + engine);
    assertThat(blog.run("build", "-n").isGood().out()).isEqualTo("make\n");
    Files.delete(folder.resolve("Makefile"));
    assertThat(blog.run("build", "-n").isGood().out()).contains(engine);
    assertThat(blog.run("list").isGood().out()).isEmpty();
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Newpost there = new Newpost(folder);
    there.write("Makefile", "mine\n");

    there.run("init").hasStatus(2);
    Programs.Done done =
        Programs.run(
            folder,
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            System.getProperty("java.class.path"),
            "fieldkit.newpost.Main",
            "init",
            "--engine",
            "jekyll");

    assertThat(done.status()).isEqualTo(3);
    assertThat(done.out()).contains("Makefile: exists already; nothing was changed");
    assertThat(there.read("Makefile")).isEqualTo("mine\n");
    assertThat(folder.resolve("_config.yml")).doesNotExist();
  }

  /** The title as mako renders it, with the names blogofile gives its templates. */
  @Test
  void blogofilesHeadHasTheBlogsNameAndThePosts() throws IOException {
    String python = "/usr/bin/python3";
    Assumptions.assumeTrue(
        Files.exists(Path.of(python))
            && Programs.run(folder, python, "-c", "import mako").status() == 0,
        "no /usr/bin/python3 that has mako");
    Newpost blog = Newpost.blog("blogofile", folder);
    String script =
        """
        import sys
        from types import SimpleNamespace as N
        from mako.template import Template
        template = Template(filename=sys.argv[1])
        bf = N(config=N(blog=N(name="BB.Net")))
        print(template.render(bf=bf, post=N(title="One & <two>")).splitlines()[0])
        print(template.render(bf=bf).splitlines()[0])
        """;

    String out =
        Programs.run(
                folder,
                Map.of(),
                "",
                List.of(python, "-c", script, blog.site() + "/_templates/head.mako"))
            .good();

    assertThat(out)
        .isEqualTo("<title>BB.Net - One &amp; &lt;two&gt;</title>\n<title>BB.Net</title>\n");
  }

  @Test
  void buildSaysWhatItsProgramSaysOnStandardErrorAndFailsWithIt() throws IOException {
    Newpost blog = Newpost.blog("jekyll", folder);
    blog.write("Makefile", "all:\n\techo built by make\nfails:\n\tfalse\n");
    List<String> command =
        List.of(
            "sh",
            "-c",
            "\"$@\" 2>/dev/null",
            "sh",
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            System.getProperty("java.class.path"),
            "fieldkit.newpost.Main",
            "build");

    assertThat(Programs.run(folder, Map.of(), "", command).good()).isEmpty();
    blog.write("Makefile", "all:\n\tfalse\n");
    assertThat(Programs.run(folder, Map.of(), "", command).status()).isEqualTo(4);
  }
}
