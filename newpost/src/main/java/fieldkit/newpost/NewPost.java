package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.disk.PostFiles;
import fieldkit.newpost.draft.NewFile;
import fieldkit.newpost.draft.PostDraft;
import fieldkit.newpost.draft.Scaffold;
import fieldkit.newpost.git.Git;
import fieldkit.newpost.site.Site;
import fieldkit.newpost.terminal.EditingResult;
import fieldkit.newpost.terminal.Editor;
import fieldkit.newpost.terminal.EditorCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries a request out: asks, makes the file, lets it be edited, commits it, prints its path. */
final class NewPost {
  private final Words words;
  private final ToolContext context;
  private final NewpostRequest request;
  private final Site site;
  private final PostFiles files;

  NewPost(Words words, NewpostRequest request) throws CommandFault {
    this.words = words;
    this.context = words.context();
    this.request = request;
    this.site = words.site();
    this.files = words.files();
  }

  ExitStatus run() throws CommandFault, IOException {
    if (request.actions().commit()) {
      new Git(site.root()).check();
    }
    Answers answers = new Asking(site, files, request).answers();
    ZonedDateTime now = ZonedDateTime.now(site.zone());
    PostDraft draft =
        new DraftMaker(site, context.messages(), now)
            .make(request, answers.title(), answers.categories());
    new CategoryCheck(site, files).check(draft.categories(), isStrict());
    String text = new Scaffold(site, draft).text();
    if (request.actions().print()) {
      context.out().write(text.getBytes(StandardCharsets.UTF_8));
      return ExitStatus.DONE;
    }
    NewFile newFile = new NewFile(site, files);
    if (request.actions().dryRun()) {
      return tell(newFile.place(draft), draft, false);
    }
    return made(newFile.create(draft, text, request.actions().unique()), draft, text);
  }

  private boolean isStrict() {
    return request.actions().strict() || site.config().strict();
  }

  private ExitStatus made(Path file, PostDraft draft, String text)
      throws CommandFault, IOException {
    if (context.interruption().isRequested()) {
      files.remove(file);
      return ExitStatus.INTERRUPTED;
    }
    if (request.actions().edit()) {
      ExitStatus status = edited(file, text);
      if (status != ExitStatus.DONE) {
        return status;
      }
    }
    if (request.actions().commit()) {
      new Git(site.root()).commit("Add post: " + draft.title(), List.of(file));
    }
    return tell(file, draft, request.actions().commit());
  }

  private ExitStatus edited(Path file, String text) throws CommandFault {
    EditorCommand command = EditorCommand.of(site.config().editor(), context.environment());
    EditingResult result =
        new Editor(command, files).edit(file, text, context.terminals().output());
    return switch (result) {
      case CHANGED -> ExitStatus.DONE;
      case NOT_WAITED -> {
        context
            .messages()
            .say(
                "newpost: %s was back at once; if it edits in a window, let it wait: EDITOR='%s'"
                    .formatted(command.program(), command.waiting()));
        yield ExitStatus.DONE;
      }
      case UNCHANGED -> {
        files.remove(file);
        context.messages().say("newpost: left as it was, so no post was made");
        yield ExitStatus.INCOMPLETE;
      }
      case GONE -> {
        context.messages().say("newpost: the file was removed, so no post was made");
        yield ExitStatus.INCOMPLETE;
      }
      case INTERRUPTED -> {
        files.remove(file);
        throw new CommandFault(ExitStatus.INTERRUPTED, "stopped; no post was made");
      }
      case NOT_FOUND -> throw kept(file, "%s: no such editor".formatted(command.command()));
      case FAILED -> throw kept(file, "%s: the editor failed".formatted(command.command()));
    };
  }

  private CommandFault kept(Path file, String what) {
    return new CommandFault(
        ExitStatus.FAILED, what, "the post is kept: " + NativePath.text(file), null);
  }

  private ExitStatus tell(Path file, PostDraft draft, boolean committed) throws IOException {
    Result result = new Result(context);
    if (!context.settings().json()) {
      result.lines(List.of(words.shown(file)));
      return ExitStatus.DONE;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", words.shown(file));
    json.put("title", draft.title());
    json.put("slug", draft.slug());
    json.put("date", draft.date().toOffsetDateTime().toString());
    json.put("draft", draft.draft());
    json.put("categories", draft.categories());
    json.put("tags", draft.tags());
    json.put("committed", committed);
    result.json(json);
    return ExitStatus.DONE;
  }
}
