/** Published comparisons: a class for each kind. */
@NullMarked
package io.covalence.simulation.reproduction;

import org.jspecify.annotations.NullMarked;
