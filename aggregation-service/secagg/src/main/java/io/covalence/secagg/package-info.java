/** Secure aggregation: the values that both halves share. Pure: no I/O, no clock, no randomness of its own. */
@NullMarked
package io.covalence.secagg;

import org.jspecify.annotations.NullMarked;
