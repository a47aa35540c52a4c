/** Wakes requests and the driver of this process when something changes. */
@NullMarked
package io.covalence.aggregation.signal;

import org.jspecify.annotations.NullMarked;
