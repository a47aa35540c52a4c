@NullMarked
package io.covalence.aggregation.log;

import org.jspecify.annotations.NullMarked;
