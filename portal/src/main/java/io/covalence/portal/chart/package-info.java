/** Charts: SVG from pure functions, and the convergence plot. */
@NullMarked
package io.covalence.portal.chart;

import org.jspecify.annotations.NullMarked;
