/** The study plan: data, never code. It holds the work, the aggregation, and the layout of the vector that travels. */
@NullMarked
package io.covalence.contract.plan;

import org.jspecify.annotations.NullMarked;
