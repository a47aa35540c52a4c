@NullMarked
package io.covalence.learning.survival;

import org.jspecify.annotations.NullMarked;
