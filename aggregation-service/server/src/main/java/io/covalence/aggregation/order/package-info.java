/** The tenant service's side: ordering a run and stopping it. */
@NullMarked
package io.covalence.aggregation.order;

import org.jspecify.annotations.NullMarked;
