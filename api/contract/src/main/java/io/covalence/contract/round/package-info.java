/** Rounds: the JSON between connectors and the aggregation service. */
@NullMarked
package io.covalence.contract.round;

import org.jspecify.annotations.NullMarked;
