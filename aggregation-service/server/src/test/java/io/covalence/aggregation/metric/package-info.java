@NullMarked
package io.covalence.aggregation.metric;

import org.jspecify.annotations.NullMarked;
