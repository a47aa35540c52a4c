@NullMarked
package io.covalence.aggregation.signal;

import org.jspecify.annotations.NullMarked;
