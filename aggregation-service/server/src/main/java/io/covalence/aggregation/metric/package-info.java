/** What besides a model is read out of a sum. */
@NullMarked
package io.covalence.aggregation.metric;

import org.jspecify.annotations.NullMarked;
