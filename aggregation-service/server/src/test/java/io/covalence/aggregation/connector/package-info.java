@NullMarked
package io.covalence.aggregation.connector;

import org.jspecify.annotations.NullMarked;
