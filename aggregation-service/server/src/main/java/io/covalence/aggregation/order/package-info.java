/** The interface to the tenant service: orders a run and stops it. */
@NullMarked
package io.covalence.aggregation.order;

import org.jspecify.annotations.NullMarked;
