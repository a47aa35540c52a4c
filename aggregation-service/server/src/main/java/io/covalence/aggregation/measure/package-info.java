/** Counters and timers for the management port. */
@NullMarked
package io.covalence.aggregation.measure;

import org.jspecify.annotations.NullMarked;
