/** The JSON reader and writer of this service. */
@NullMarked
package io.covalence.aggregation.json;

import org.jspecify.annotations.NullMarked;
