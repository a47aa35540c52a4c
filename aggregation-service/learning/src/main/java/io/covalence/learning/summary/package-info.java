/** What the sums of a summary say of the rows of all sites together. */
@NullMarked
package io.covalence.learning.summary;

import org.jspecify.annotations.NullMarked;
