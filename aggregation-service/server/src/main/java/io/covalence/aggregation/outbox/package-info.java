/** Events for the tenant service, written in the transaction of the change that they report. */
@NullMarked
package io.covalence.aggregation.outbox;

import org.jspecify.annotations.NullMarked;
