/** Files: contributions until they are summed, and model versions, which are kept. */
@NullMarked
package io.covalence.aggregation.blob;

import org.jspecify.annotations.NullMarked;
