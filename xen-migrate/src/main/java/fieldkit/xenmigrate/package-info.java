/** xen-migrate: the door from a command line to a migration. */
@NullMarked
package fieldkit.xenmigrate;

import org.jspecify.annotations.NullMarked;
