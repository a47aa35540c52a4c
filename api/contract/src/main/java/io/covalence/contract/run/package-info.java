/** Runs as people see them, and the tenant service's order to the aggregation service. */
@NullMarked
package io.covalence.contract.run;

import org.jspecify.annotations.NullMarked;
