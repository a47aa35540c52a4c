/** Rounds under random operations: everything that can go wrong between sites and service does, and often. */
@NullMarked
package io.covalence.secagg.simulation;

import org.jspecify.annotations.NullMarked;
