package fieldkit.dupes.report;

import java.io.IOException;
import java.io.OutputStream;

/** A form in which a report is written. */
public interface ReportFormat {

  /** Writes the whole report. */
  void write(Report report, OutputStream out) throws IOException;
}
