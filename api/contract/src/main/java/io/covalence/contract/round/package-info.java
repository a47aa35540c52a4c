/** Rounds: what connectors and the aggregation service say to each other in JSON. */
@NullMarked
package io.covalence.contract.round;

import org.jspecify.annotations.NullMarked;
