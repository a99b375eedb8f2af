package fieldkit.newpost.sri.page;

import fieldkit.common.io.RawText;
import fieldkit.newpost.sri.hash.Integrity;
import fieldkit.newpost.sri.importmap.ImportMap;
import fieldkit.newpost.sri.importmap.ImportMapEdits;
import fieldkit.newpost.sri.importmap.ImportMapReader;
import fieldkit.newpost.sri.judge.Claim;
import fieldkit.newpost.sri.judge.Judge;
import fieldkit.newpost.sri.judge.Judgement;
import fieldkit.newpost.sri.judge.Verdict;
import fieldkit.newpost.sri.site.Reference;
import fieldkit.newpost.sri.site.Site;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Looks at import maps, and edits their integrity sections. */
final class ModulesWork {
  private static final String ELEMENT = "importmap";

  private final PageText page;
  private final Site site;
  private final Judge judge;

  ModulesWork(PageText page, Site site, Judge judge) {
    this.page = page;
    this.site = site;
    this.judge = judge;
  }

  void look(Subject.Modules modules, Outcomes outcomes) {
    byte[] text = page.content(modules.tag());
    Optional<ImportMap> map = RawText.isUtf8(text) ? ImportMapReader.read(text) : Optional.empty();
    if (map.isEmpty()) {
      Judgement malformed =
          new Judgement(Verdict.MALFORMED, "cannot be read: no JSON object in UTF-8", null, false);
      outcomes.judged(malformed, modules.tag().start(), ELEMENT, "");
      return;
    }
    int before = outcomes.edits().size();
    look(modules, map.get(), outcomes);
    if (outcomes.edits().size() > before) {
      outcomes.rewrite(modules.tag());
    }
  }

  private void look(Subject.Modules modules, ImportMap map, Outcomes outcomes) {
    ImportMapEdits edits = new ImportMapEdits(page.bytes(), modules.tag().end(), map);
    Set<Reference> covered = new HashSet<>();
    map.integrity()
        .forEach((url, value) -> {
          Judgement judgement = judge(modules, url, value.text(), outcomes);
          covered.add(site.find(url, modules.base()));
          String wanted = judgement.wanted();
          if (judgement.verdict().isEdit() && wanted != null) {
            outcomes.edit(edits.replace(value, wanted));
          }
        });
    Map<String, String> missing = new TreeMap<>();
    for (String url : map.addresses()) {
      if (covered.add(site.find(url, modules.base()))) {
        Judgement judgement = judge(modules, url, "", outcomes);
        String wanted = judgement.wanted();
        if (judgement.verdict().isEdit() && wanted != null) {
          missing.put(url, wanted);
        }
      }
    }
    if (!missing.isEmpty()) {
      outcomes.edit(edits.add(missing));
    }
  }

  private Judgement judge(
      Subject.Modules modules, String url, String integrity, Outcomes outcomes) {
    Reference reference = site.find(url, modules.base());
    // modules are always fetched with leave to look at them
    Judgement judgement = judge.judge(new Claim(reference, Integrity.parse(integrity), true));
    outcomes.judged(judgement, modules.tag().start(), ELEMENT, url);
    return judgement;
  }
}
