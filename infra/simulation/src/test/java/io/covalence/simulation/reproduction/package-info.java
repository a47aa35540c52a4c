@NullMarked
package io.covalence.simulation.reproduction;

import org.jspecify.annotations.NullMarked;
