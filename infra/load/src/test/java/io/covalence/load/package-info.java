@NullMarked
package io.covalence.load;

import org.jspecify.annotations.NullMarked;
