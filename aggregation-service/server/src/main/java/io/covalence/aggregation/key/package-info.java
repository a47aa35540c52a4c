/** The service's own key. */
@NullMarked
package io.covalence.aggregation.key;

import org.jspecify.annotations.NullMarked;
