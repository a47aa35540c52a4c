@NullMarked
package io.covalence.learning.scale;

import org.jspecify.annotations.NullMarked;
