/**
 * What Java lacks, asked of the Linux kernel directly. The only package that uses {@code
 * java.lang.foreign}; only {@code fieldkit.common.io} imports it.
 *
 * <p>Every call goes through the C library's {@code syscall(2)} function with one signature, so
 * that one downcall handle is linked at start-up instead of one for each function: linking is what
 * the foreign interface costs a short-lived process.
 */
@NullMarked
package fieldkit.common.linux;

import org.jspecify.annotations.NullMarked;
