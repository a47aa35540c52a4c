@NullMarked
package io.covalence.learning.encoding;

import org.jspecify.annotations.NullMarked;
