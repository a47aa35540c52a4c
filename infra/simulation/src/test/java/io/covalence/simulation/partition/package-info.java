@NullMarked
package io.covalence.simulation.partition;

import org.jspecify.annotations.NullMarked;
