package fieldkit.dupes.plan;

import static fieldkit.dupes.plan.Known.file;
import static fieldkit.dupes.plan.Plans.plan;
import static fieldkit.dupes.plan.Plans.rules;
import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Plans as people and programs read them. */
class PlanFormatsTest {
  private static final GroupPlan TWO =
      plan(rules(ActionKind.DELETE), file(1, "/a"), file(2, "/b"), file(3, "/c"));
  private static final GroupPlan ODD =
      plan(rules(ActionKind.DELETE), file(1, "/d\n"), file(2, "/e\udcff\u001b[1m"));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String written(Function<ByteArrayOutputStream, PlanFormat> make, GroupPlan... plans)
      throws IOException {
    PlanFormat format = make.apply(out);
    ActTotals totals = new ActTotals();
    for (GroupPlan plan : plans) {
      totals.addGroup();
      for (Step step : plan.steps()) {
        totals.add(step, 10);
        format.step(plan, step, 10);
      }
    }
    format.end(totals);
    return RawText.decode(out.toByteArray());
  }

  private String text(boolean escaped, GroupPlan... plans) throws IOException {
    return written(stream -> new PlanText(stream, ActionKind.DELETE, escaped), plans);
  }

  private String json(boolean applied, GroupPlan... plans) throws IOException {
    return written(stream -> new PlanJson(stream, ActionKind.DELETE, applied), plans);
  }

  @Test
  void aLineTellsWhatBecomesOfAName() throws IOException {
    assertThat(text(false, TWO, ODD))
        .isEqualTo(
            """
            keep      /a  (name)
            delete    /b
            delete    /c

            keep      /d\n  (name)
            delete    /e\udcff\u001b[1m
            """);
  }

  @Test
  void namesCannotSteerATerminal() throws IOException {
    assertThat(text(true, ODD)).isEqualTo("keep      /d\\n  (name)\ndelete    /e\\xff\\x1b[1m\n");
  }

  @Test
  void theKeptFileIsNamedWhereItIsNotTheFirst() throws IOException {
    GroupPlan plan =
        plan(
            rules(ActionKind.HARDLINK),
            file(1, "/a"),
            file(2, "/b").onDevice(2),
            file(3, "/c").onDevice(2));

    assertThat(written(stream -> new PlanText(stream, ActionKind.HARDLINK, false), plan))
        .contains("hardlink  /c  -> /b\n");
  }

  @Test
  void jsonHasGroupsStepsAndASummary() throws IOException {
    assertThat(json(false, TWO))
        .isEqualTo(
            """
            {"tool":"dupes","shape":1,"action":"delete","applied":false,"groups":[
            {"size":10,"kept":[{"path":"/a","reason":"name"}],\
            "steps":[{"path":"/b","kept":"/a","freed":10},{"path":"/c","kept":"/a","freed":10}]}]
            ,"folders_removed":[]
            ,"summary":{"groups":1,"files":2,"names":2,"freed":20}}
            """
                .replace("]\n,\"folders", "]\n,\"folders"));
  }

  @Test
  void jsonHoldsExactBytesBesideATextThatIsNone() throws IOException {
    assertThat(json(true, ODD))
        .contains("\"applied\":true")
        .contains("\"path\":\"/d\\n\"")
        .contains("\"path\":\"/e\ufffd\\u001B[1m\",\"path_b64\":\"L2X/G1sxbQ==\"");
  }

  @Test
  void nothingToDoIsADocumentToo() throws IOException {
    assertThat(json(false)).contains("\"groups\":[]").contains("\"names\":0").endsWith("}\n");
    out.reset();
    assertThat(text(false)).isEmpty();
  }

  @Test
  void foldersRemovedFollowTheGroups() throws IOException {
    PlanFormat format = new PlanJson(out, ActionKind.DELETE, true);
    format.step(TWO, TWO.steps().getFirst(), 10);
    for (String folder : List.of("/x/y", "/x")) {
      format.folderRemoved(RawPath.ofText(folder));
    }
    format.end(new ActTotals());

    assertThat(RawText.decode(out.toByteArray()))
        .contains("\"folders_removed\":[{\"path\":\"/x/y\"},{\"path\":\"/x\"}]");
  }
}
