/** Runs and rounds, ordered from and reported by the aggregation service. */
@NullMarked
package io.covalence.service.run;

import org.jspecify.annotations.NullMarked;
