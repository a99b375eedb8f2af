package fieldkit.dupes.plan;

import fieldkit.common.io.RawPath;
import java.io.IOException;

/** A form in which planned or taken steps are printed, in their order. */
public interface PlanFormat {

  /** A step that would be or was taken, and the bytes that it frees. */
  void step(GroupPlan group, Step step, long freed) throws IOException;

  /** A folder that was left empty and removed. */
  void folderRemoved(RawPath folder) throws IOException;

  /** That was all. */
  void end(ActTotals totals) throws IOException;
}
