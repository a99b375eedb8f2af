/**
 * Hands a running domain over: {@code xl migrate} here and {@code xl migrate-receive} there talk
 * with each other through us, so that the disks can be made equal at the one moment when the guest
 * runs nowhere. Read {@link fieldkit.xenmigrate.handover.Handover} first.
 */
@NullMarked
package fieldkit.xenmigrate.handover;

import org.jspecify.annotations.NullMarked;
