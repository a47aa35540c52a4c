/** Masked updates on disk, and their sum. */
@NullMarked
package io.covalence.aggregation.contribution;

import org.jspecify.annotations.NullMarked;
