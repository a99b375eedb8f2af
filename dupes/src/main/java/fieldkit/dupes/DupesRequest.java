package fieldkit.dupes;

import fieldkit.common.io.RawPath;
import fieldkit.dupes.report.GroupOrder;
import fieldkit.dupes.report.ReportFormat;
import fieldkit.dupes.scan.EntryFilter;
import fieldkit.dupes.search.DeviceKind;
import fieldkit.dupes.search.MatchRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants, checked. Immutable.
 *
 * @param paths what to scan, references first
 * @param scan how to scan
 * @param rules which equal files make a group
 * @param folders whether equal folders are looked for
 * @param resources what may be used
 * @param output what is printed and where
 * @param action what is done with duplicates; null if they are only listed
 */
record DupesRequest(
    List<RawPath> paths,
    Scan scan,
    MatchRules rules,
    boolean folders,
    Resources resources,
    Output output,
    @Nullable ActRequest action) {

  /**
   * How to scan.
   *
   * @param depth how many folders deep
   * @param oneFileSystem whether other devices are left out
   * @param followLinks whether symbolic links are followed
   * @param ignoreFiles whether ignore files are obeyed
   * @param filter which files are looked at
   */
  record Scan(
      int depth,
      boolean oneFileSystem,
      boolean followLinks,
      boolean ignoreFiles,
      EntryFilter filter) {}

  /**
   * What may be used.
   *
   * @param memory bytes for blocks of files
   * @param threads threads that compare; 0 for as many as suit the device
   * @param device what the files lie on
   * @param cache the file with what earlier runs found; null for none
   */
  record Resources(long memory, int threads, DeviceKind device, @Nullable RawPath cache) {}

  /**
   * What is printed and where.
   *
   * @param format the form of the report
   * @param order the order of the groups
   * @param file where the report goes; null for standard output
   * @param links whether further names of a file are listed
   * @param summaryOnly whether the summary takes the report's place
   * @param statistics whether the cost of each stage is told
   */
  record Output(
      ReportFormat format,
      GroupOrder order,
      @Nullable RawPath file,
      boolean links,
      boolean summaryOnly,
      boolean statistics) {}
}
