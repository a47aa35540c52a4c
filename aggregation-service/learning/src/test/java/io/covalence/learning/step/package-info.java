@NullMarked
package io.covalence.learning.step;

import org.jspecify.annotations.NullMarked;
