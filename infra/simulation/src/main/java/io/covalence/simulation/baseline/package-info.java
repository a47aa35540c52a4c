/** Baselines of a federation: training at single sites, and on all rows in one place. */
@NullMarked
package io.covalence.simulation.baseline;

import org.jspecify.annotations.NullMarked;
