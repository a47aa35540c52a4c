/** Inside of the learning feature; the only place that knows the learning library. */
@NullMarked
package io.covalence.connector.learning.internal;

import org.jspecify.annotations.NullMarked;
