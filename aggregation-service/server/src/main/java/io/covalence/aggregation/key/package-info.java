/** The key with which the service signs. */
@NullMarked
package io.covalence.aggregation.key;

import org.jspecify.annotations.NullMarked;
