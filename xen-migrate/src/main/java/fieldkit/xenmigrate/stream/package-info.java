/**
 * What {@code xl migrate} sends: its messages and the image of a domain between them. Nothing here
 * knows hosts or processes.
 */
@NullMarked
package fieldkit.xenmigrate.stream;

import org.jspecify.annotations.NullMarked;
