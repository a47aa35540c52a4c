/** By what all sites standardise alike, from the sums of an opening round. */
@NullMarked
package io.covalence.learning.scale;

import org.jspecify.annotations.NullMarked;
