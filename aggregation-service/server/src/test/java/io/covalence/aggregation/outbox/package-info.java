@NullMarked
package io.covalence.aggregation.outbox;

import org.jspecify.annotations.NullMarked;
