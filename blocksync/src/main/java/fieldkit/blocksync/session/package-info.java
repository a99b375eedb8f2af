/**
 * From two names to two ends that talk: {@link fieldkit.blocksync.session.FarSide} is an end that
 * is told what to do, {@link fieldkit.blocksync.session.Peer} is how the other one reaches it
 * (here, or over a connection), {@link fieldkit.blocksync.session.PairRules} decides whether the
 * two may be made equal at all.
 */
@NullMarked
package fieldkit.blocksync.session;

import org.jspecify.annotations.NullMarked;
