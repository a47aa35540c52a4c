/** Converts real-valued updates to the integers that are masked and summed, and back. */
@NullMarked
package io.covalence.secagg.fixedpoint;

import org.jspecify.annotations.NullMarked;
