/**
 * From groups to what is printed: a {@link fieldkit.dupes.report.Report} put in order, written by a
 * {@link fieldkit.dupes.report.ReportFormat}.
 */
@NullMarked
package fieldkit.dupes.report;

import org.jspecify.annotations.NullMarked;
