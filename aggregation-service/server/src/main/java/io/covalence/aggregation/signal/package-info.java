/** Who waits for what within this process, and what wakes them. */
@NullMarked
package io.covalence.aggregation.signal;

import org.jspecify.annotations.NullMarked;
