/** What a federation is to be compared with: each site alone, and all rows in one place. */
@NullMarked
package io.covalence.simulation.baseline;

import org.jspecify.annotations.NullMarked;
