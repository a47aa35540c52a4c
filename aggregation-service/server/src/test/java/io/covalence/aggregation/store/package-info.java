@NullMarked
package io.covalence.aggregation.store;

import org.jspecify.annotations.NullMarked;
