/** Files: contributions until they are summed, model versions for good. */
@NullMarked
package io.covalence.aggregation.blob;

import org.jspecify.annotations.NullMarked;
