@NullMarked
package io.covalence.dev;

import org.jspecify.annotations.NullMarked;
