/**
 * What lies behind virtual disks: looked at on either host by the same small script, and made on
 * the target where it is missing.
 */
@NullMarked
package fieldkit.xenmigrate.storage;

import org.jspecify.annotations.NullMarked;
