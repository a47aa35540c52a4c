/** How fast this machine is, beside the figures that are measured on it. */
@NullMarked
package io.covalence.yardstick;

import org.jspecify.annotations.NullMarked;
