package fieldkit.blocksync;

import fieldkit.common.io.RawPath;
import fieldkit.common.remote.HostAddress;
import java.util.Optional;

/**
 * A device and the machine it is on.
 *
 * @param host the machine; empty for this one
 * @param path the device
 */
record Place(Optional<HostAddress> host, RawPath path) {}
