@NullMarked
package io.covalence.aggregation.boot;

import org.jspecify.annotations.NullMarked;
