/** Runs as people see them, and the order that the tenant service gives to the aggregation service. */
@NullMarked
package io.covalence.contract.run;

import org.jspecify.annotations.NullMarked;
