/** Rounds: what is stored of them, what their phases demand, how they begin and end. */
@NullMarked
package io.covalence.aggregation.round;

import org.jspecify.annotations.NullMarked;
