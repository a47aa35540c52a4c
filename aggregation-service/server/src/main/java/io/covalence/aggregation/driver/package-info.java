/** Moves rounds: leases, steps, the opening of the sum. */
@NullMarked
package io.covalence.aggregation.driver;

import org.jspecify.annotations.NullMarked;
