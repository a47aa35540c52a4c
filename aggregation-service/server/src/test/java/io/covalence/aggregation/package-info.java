@NullMarked
package io.covalence.aggregation;

import org.jspecify.annotations.NullMarked;
