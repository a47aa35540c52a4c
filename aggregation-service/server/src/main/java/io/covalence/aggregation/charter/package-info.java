/** The charters of studies: proposed by orders, signed by sites, in force from then on. */
@NullMarked
package io.covalence.aggregation.charter;

import org.jspecify.annotations.NullMarked;
