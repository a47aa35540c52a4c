@NullMarked
package io.covalence.aggregation.charter;

import org.jspecify.annotations.NullMarked;
