package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.disk.PostFiles;
import fieldkit.newpost.site.KnownWords;
import fieldkit.newpost.site.Posts;
import fieldkit.newpost.site.Site;
import fieldkit.newpost.terminal.Questions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for what the command line left out, if somebody is there. */
final class Asking {
  private static final String TITLE = "Title: ";

  private final Site site;
  private final PostFiles files;
  private final NewpostRequest request;
  private @Nullable Collection<String> known;

  Asking(Site site, PostFiles files, NewpostRequest request) {
    this.site = site;
    this.files = files;
    this.request = request;
  }

  Answers answers() throws CommandFault {
    if (request.title().isPresent()) {
      return new Answers(request.title().get(), given());
    }
    if (!request.actions().ask()) {
      throw new CommandFault(
          ExitStatus.USAGE, "no title, and no terminal to ask for it", "newpost 'A title'", null);
    }
    try (Questions questions = Questions.open(TITLE)) {
      String title = questions.ask(TITLE, List::of);
      TitleRules.check(title);
      return new Answers(
          title, given().isEmpty() ? split(questions.ask("cats: ", this::known)) : given());
    }
  }

  private List<String> given() {
    return request.categories().isEmpty() ? site.config().categories() : request.categories();
  }

  /** Read once, when Tab is pressed for the first time: a site may have thousands of posts. */
  private Collection<String> known() {
    if (known == null) {
      known = read();
    }
    return known;
  }

  private Collection<String> read() {
    try {
      return KnownWords.categories(new Posts(site, files)).keySet();
    } catch (CommandFault unreadable) {
      return List.of(); // nothing to complete with
    }
  }

  private static List<String> split(String answer) {
    List<String> words = new ArrayList<>();
    for (String word : answer.split(",", -1)) {
      if (!word.isBlank() && !words.contains(word.strip())) {
        words.add(word.strip());
      }
    }
    return words;
  }
}
