@NullMarked
package io.covalence.aggregation.exchange;

import org.jspecify.annotations.NullMarked;
