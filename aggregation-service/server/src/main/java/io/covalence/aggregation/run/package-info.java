/** Runs as ordered: their plan, their sites, their progress. */
@NullMarked
package io.covalence.aggregation.run;

import org.jspecify.annotations.NullMarked;
