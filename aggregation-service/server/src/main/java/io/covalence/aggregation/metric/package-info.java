/** Metrics of a model version from securely summed histograms and error sums. */
@NullMarked
package io.covalence.aggregation.metric;

import org.jspecify.annotations.NullMarked;
