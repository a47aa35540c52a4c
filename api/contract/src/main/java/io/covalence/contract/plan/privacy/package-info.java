/** Protection that a plan adds so that sums tell less: a record for each form. */
@NullMarked
package io.covalence.contract.plan.privacy;

import org.jspecify.annotations.NullMarked;
