@NullMarked
package io.covalence.aggregation.crew;

import org.jspecify.annotations.NullMarked;
