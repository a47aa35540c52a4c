/** The study plan: data, never code. What is trained, how it is aggregated, and the layout of the vector that travels. */
@NullMarked
package io.covalence.contract.plan;

import org.jspecify.annotations.NullMarked;
