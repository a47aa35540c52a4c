/** Measures how fast this machine is, to compare figures that are measured on it. */
@NullMarked
package io.covalence.yardstick;

import org.jspecify.annotations.NullMarked;
