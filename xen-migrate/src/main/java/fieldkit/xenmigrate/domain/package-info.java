/** What a domain is, as libxl writes it down, and what it becomes on another host. Pure. */
@NullMarked
package fieldkit.xenmigrate.domain;

import org.jspecify.annotations.NullMarked;
