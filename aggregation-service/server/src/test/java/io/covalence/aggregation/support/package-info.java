@NullMarked
package io.covalence.aggregation.support;

import org.jspecify.annotations.NullMarked;
