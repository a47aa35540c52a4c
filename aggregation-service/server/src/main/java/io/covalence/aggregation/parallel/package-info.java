/** Shares work among a few threads, piece by piece. */
@NullMarked
package io.covalence.aggregation.parallel;

import org.jspecify.annotations.NullMarked;
