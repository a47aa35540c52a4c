@NullMarked
package io.covalence.aggregation.upkeep;

import org.jspecify.annotations.NullMarked;
