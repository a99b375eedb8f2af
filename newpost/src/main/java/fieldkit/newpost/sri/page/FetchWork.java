package fieldkit.newpost.sri.page;

import fieldkit.newpost.sri.hash.Integrity;
import fieldkit.newpost.sri.html.Attribute;
import fieldkit.newpost.sri.html.Edit;
import fieldkit.newpost.sri.html.Tag;
import fieldkit.newpost.sri.judge.Claim;
import fieldkit.newpost.sri.judge.Judge;
import fieldkit.newpost.sri.judge.Judgement;
import fieldkit.newpost.sri.site.Reference;
import fieldkit.newpost.sri.site.Site;

/** Looks at scripts and links, and edits their attributes. */
final class FetchWork {
  private static final String INTEGRITY = "integrity";
  private static final String CROSSORIGIN = "crossorigin";

  private final PageText page;
  private final Site site;
  private final Judge judge;

  FetchWork(PageText page, Site site, Judge judge) {
    this.page = page;
    this.site = site;
    this.judge = judge;
  }

  void look(Subject.Fetch fetch, Outcomes outcomes) {
    Tag tag = fetch.tag();
    Reference reference = site.find(fetch.url(), fetch.base());
    Integrity integrity = Integrity.parse(page.value(tag, INTEGRITY));
    boolean lookedAt = fetch.module() || page.has(tag, CROSSORIGIN);
    Judgement judgement = judge.judge(new Claim(reference, integrity, lookedAt));
    outcomes.judged(judgement, tag.start(), tag.name().text(), fetch.url());
    if (judgement.verdict().isEdit()) {
      edit(fetch, judgement, outcomes);
    }
  }

  private void edit(Subject.Fetch fetch, Judgement judgement, Outcomes outcomes) {
    Attribute source = fetch.tag().find(page.bytes(), fetch.source());
    if (source == null) {
      throw new IllegalStateException("what was found is gone");
    }
    StringBuilder added = new StringBuilder();
    String wanted = judgement.wanted();
    Attribute old = fetch.tag().find(page.bytes(), INTEGRITY);
    if (wanted != null && old != null) {
      outcomes.edit(replacement(old, wanted));
    } else if (wanted != null) {
      added.append(" integrity=\"").append(wanted).append('"');
    }
    if (judgement.crossorigin()) {
      added.append(" crossorigin=\"anonymous\"");
    }
    if (!added.isEmpty()) {
      outcomes.edit(new Edit(source.end(), source.end(), added.toString()));
    }
  }

  private static Edit replacement(Attribute old, String wanted) {
    return old.quoted()
        ? new Edit(old.valueStart(), old.valueEnd(), wanted)
        : new Edit(old.nameEnd(), old.end(), "=\"" + wanted + '"');
  }
}
