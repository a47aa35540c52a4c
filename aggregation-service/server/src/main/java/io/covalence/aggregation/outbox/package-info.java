/** Events for the tenant service, written in the transaction of the change that they tell. */
@NullMarked
package io.covalence.aggregation.outbox;

import org.jspecify.annotations.NullMarked;
