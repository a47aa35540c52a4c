/** Secure aggregation: the values that client and server part share. No I/O, no clock, no randomness of its own. */
@NullMarked
package io.covalence.secagg;

import org.jspecify.annotations.NullMarked;
