/** Rounds under random operations: lost, repeated and changed messages, crashes and retries, all of them often. */
@NullMarked
package io.covalence.secagg.simulation;

import org.jspecify.annotations.NullMarked;
