@NullMarked
package io.covalence.aggregation.key;

import org.jspecify.annotations.NullMarked;
