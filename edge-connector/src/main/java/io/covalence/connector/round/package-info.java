/** Rounds: training on local rows, then the masking session. The only place that uses secure aggregation. */
@NullMarked
package io.covalence.connector.round;

import org.jspecify.annotations.NullMarked;
