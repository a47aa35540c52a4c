/** Runs as ordered: their plan, their sites, how far they have come. */
@NullMarked
package io.covalence.aggregation.run;

import org.jspecify.annotations.NullMarked;
