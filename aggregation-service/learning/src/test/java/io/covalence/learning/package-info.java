@NullMarked
package io.covalence.learning;

import org.jspecify.annotations.NullMarked;
