/** Counts and means of the rows of all sites, from the sums of a summary. */
@NullMarked
package io.covalence.learning.summary;

import org.jspecify.annotations.NullMarked;
