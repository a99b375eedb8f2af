package fieldkit.blocksync.state;

import fieldkit.blocksync.region.Geometry;

/**
 * What must be the same for digests to mean the same.
 *
 * @param identity the two devices
 * @param geometry size and regions
 * @param suite the name of the digest suite
 */
record PairFacts(PairIdentity identity, Geometry geometry, String suite) {}
