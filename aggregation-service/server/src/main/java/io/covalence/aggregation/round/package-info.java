/** Rounds: their stored state, the rules of their phases, their begin and end. */
@NullMarked
package io.covalence.aggregation.round;

import org.jspecify.annotations.NullMarked;
