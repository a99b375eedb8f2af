/**
 * Pages on disk: which there are ({@link fieldkit.newpost.sri.disk.PageList}), their bytes ({@link
 * fieldkit.newpost.sri.disk.FileReader}), and how an edited one takes the place of the old ({@link
 * fieldkit.newpost.sri.disk.Replacement}).
 */
@NullMarked
package fieldkit.newpost.sri.disk;

import org.jspecify.annotations.NullMarked;
