@NullMarked
package io.covalence.aggregation.order;

import org.jspecify.annotations.NullMarked;
