package fieldkit.dupes.act;

import fieldkit.common.io.RawPath;
import fieldkit.dupes.plan.GroupPlan;
import fieldkit.dupes.plan.Step;
import java.io.IOException;

/** Told what becomes of a plan. */
public interface ActListener {

  /** A step was taken, and freed so many bytes. */
  void done(GroupPlan group, Step step, long freed) throws IOException;

  /** A step was not taken; what it was about is as it was. */
  void refused(Step step, String why);

  /** A folder was left empty and removed. */
  void folderRemoved(RawPath folder) throws IOException;

  /** A folder that was left empty could not be removed. */
  void folderRefused(RawPath folder, String why);
}
