/** How the updates of a plan become integers that can be masked and summed, and how the sums become numbers again. */
@NullMarked
package io.covalence.learning.encoding;

import org.jspecify.annotations.NullMarked;
