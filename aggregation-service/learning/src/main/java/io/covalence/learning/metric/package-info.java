/** Figures and their confidence intervals, from sums over all sites. */
@NullMarked
package io.covalence.learning.metric;

import org.jspecify.annotations.NullMarked;
