@NullMarked
package io.covalence.aggregation.round;

import org.jspecify.annotations.NullMarked;
