@NullMarked
package io.covalence.aggregation.parallel;

import org.jspecify.annotations.NullMarked;
