/** Deals the rows of one table to sites: a class for each way. */
@NullMarked
package io.covalence.simulation.partition;

import org.jspecify.annotations.NullMarked;
