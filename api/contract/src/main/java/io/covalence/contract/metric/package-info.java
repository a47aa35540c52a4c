/**
 * The meaning of figures, their rounding before they leave a site, and how sums become figures: alike in every process.
 */
@NullMarked
package io.covalence.contract.metric;

import org.jspecify.annotations.NullMarked;
