@NullMarked
package io.covalence.yardstick;

import org.jspecify.annotations.NullMarked;
