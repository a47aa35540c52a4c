/** Turns the updates of a plan into integers that can be masked and summed, and turns the sums back into numbers. */
@NullMarked
package io.covalence.learning.encoding;

import org.jspecify.annotations.NullMarked;
