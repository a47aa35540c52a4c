/** Deletes what is no longer needed. */
@NullMarked
package io.covalence.aggregation.upkeep;

import org.jspecify.annotations.NullMarked;
