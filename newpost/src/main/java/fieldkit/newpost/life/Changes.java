package fieldkit.newpost.life;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.newpost.disk.NativePath;
import fieldkit.newpost.engine.DateStyle;
import fieldkit.newpost.engine.DraftRule;
import fieldkit.newpost.engine.Rules;
import fieldkit.newpost.engine.SlugKey;
import fieldkit.newpost.matter.MatterEdit;
import fieldkit.newpost.matter.MatterFault;
import fieldkit.newpost.matter.Value;
import fieldkit.newpost.site.NamePattern;
import fieldkit.newpost.site.Post;
import fieldkit.newpost.site.PostName;
import fieldkit.newpost.site.Site;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Decides what a post becomes, by its engine's rules. Changes nothing itself. */
public final class Changes {
  private final Post post;
  private final Site site;
  private final Rules rules;

  /** Changes of this post. */
  public Changes(Post post) {
    this.post = post;
    this.site = post.site();
    this.rules = site.rules();
  }

  /**
   * A draft becomes a post: no draft by the engine's rule, date and file name alike.
   *
   * @param date its date; empty keeps the one it has
   */
  public PostChange publish(Optional<ZonedDateTime> date) throws CommandFault {
    if (!post.isDraft()) {
      throw refused("is no draft");
    }
    ZonedDateTime moment =
        date.or(() -> post.date().map(kept -> kept.in(site.zone())))
            .orElseThrow(() -> refused("has no date to keep"));
    try {
      MatterEdit edit = new MatterEdit(post.document());
      if (date.isPresent()) {
        setDate(edit, moment);
      }
      String key = rules.draftRule().key();
      if (rules.draftRule() != DraftRule.FOLDER) {
        MatterEdit _ = edit.set(key, rules.draftRule().value(false));
      } else if (rules.draftRule().saysDraft(post.fields())) {
        MatterEdit _ = edit.set("published", new Value.Flag(true));
      }
      return change(movedTo(false, moment), edit);
    } catch (MatterFault fault) {
      throw unchangeable(fault);
    }
  }

  /**
   * A post becomes a draft again.
   *
   * @param keepDate whether a date stays that drafts do not need
   */
  public PostChange unpublish(boolean keepDate) throws CommandFault {
    if (post.isDraft()) {
      throw refused("is a draft already");
    }
    try {
      MatterEdit edit = new MatterEdit(post.document());
      if (rules.draftRule() != DraftRule.FOLDER) {
        MatterEdit _ = edit.set(rules.draftRule().key(), rules.draftRule().value(true));
        return change(post.file(), edit);
      }
      if (!keepDate) {
        MatterEdit _ = edit.remove(rules.keys().date());
      }
      return change(movedTo(true, ZonedDateTime.now(site.zone())), edit);
    } catch (MatterFault fault) {
      throw unchangeable(fault);
    }
  }

  /**
   * A post gets another date, in its front matter and its file name.
   *
   * @param updatedOnly whether it is the date of its last change that is set, and no name
   */
  public PostChange touch(ZonedDateTime date, boolean updatedOnly) throws CommandFault {
    try {
      MatterEdit edit = new MatterEdit(post.document());
      if (updatedOnly) {
        MatterEdit _ =
            edit.set(rules.keys().updated(), new Value.Moment(rules.dateStyle().format(date)));
        return change(post.file(), edit);
      }
      setDate(edit, date);
      return change(renamed(PostName.of(fileName()).on(date)), edit);
    } catch (MatterFault fault) {
      throw unchangeable(fault);
    }
  }

  /** A post gets another title, and a file name that fits it. */
  public PostChange rename(String title, String slug) throws CommandFault {
    try {
      MatterEdit edit = new MatterEdit(post.document());
      MatterEdit _ = edit.set(rules.keys().title(), new Value.Text(title));
      boolean hasSlug = rules.slugKey() != SlugKey.NEVER && !post.slug().equals(post.name().slug());
      if (rules.slugKey() == SlugKey.ALWAYS || hasSlug) {
        MatterEdit _ = edit.set(rules.keys().slug(), new Value.Text(slug));
      }
      PostName name = PostName.of(fileName());
      return change(name.slug().equals("index") ? post.file() : renamed(name.called(slug)), edit);
    } catch (MatterFault fault) {
      throw unchangeable(fault);
    }
  }

  /** The date in the engine's style; one that was only a day stays one. */
  private void setDate(MatterEdit edit, ZonedDateTime date) throws MatterFault {
    boolean day = post.dateText().strip().matches("\\d{4}-\\d{2}-\\d{2}");
    DateStyle style = day ? DateStyle.DAY : rules.dateStyle();
    MatterEdit _ = edit.set(rules.keys().date(), new Value.Moment(style.format(date)));
  }

  private PostChange change(Path to, MatterEdit edit) throws MatterFault {
    return new PostChange(post.file(), to, edit.proven().text());
  }

  /** Where the post lies as a draft or as none. */
  private Path movedTo(boolean draft, ZonedDateTime date) {
    PostName old = PostName.of(fileName());
    if (rules.draftRule() != DraftRule.FOLDER) {
      return renamed(old.on(date));
    }
    NamePattern pattern = site.names(draft);
    String name = pattern.name(old.slug(), post.title(), date, 0);
    int dot = name.lastIndexOf('.');
    String ending =
        old.ending().isEmpty() || dot < 0 ? name : name.substring(0, dot) + old.ending();
    return NativePath.of(ending, site.folder(draft));
  }

  private Path renamed(PostName name) {
    Path folder = post.file().getParent();
    return folder == null ? post.file() : NativePath.of(name.text(), folder);
  }

  private String fileName() {
    String path =
        NativePath.text(post.file()); // not getFileName: it may hold bytes that are no text
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private CommandFault refused(String what) {
    return new CommandFault(ExitStatus.REFUSED, NativePath.text(post.file()) + ": " + what);
  }

  private CommandFault unchangeable(MatterFault fault) {
    return new CommandFault(
        ExitStatus.REFUSED,
        NativePath.text(post.file()) + ": " + fault.reason() + "; nothing was changed",
        null,
        fault);
  }
}
