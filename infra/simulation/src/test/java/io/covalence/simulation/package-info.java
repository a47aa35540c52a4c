@NullMarked
package io.covalence.simulation;

import org.jspecify.annotations.NullMarked;
