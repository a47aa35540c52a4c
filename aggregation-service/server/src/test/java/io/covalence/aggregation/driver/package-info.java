@NullMarked
package io.covalence.aggregation.driver;

import org.jspecify.annotations.NullMarked;
