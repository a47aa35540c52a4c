/** Figures, and how sure they are, from sums over all sites. */
@NullMarked
package io.covalence.learning.metric;

import org.jspecify.annotations.NullMarked;
