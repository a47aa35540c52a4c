/** The model that is trained: a record for each form. */
@NullMarked
package io.covalence.contract.plan.architecture;

import org.jspecify.annotations.NullMarked;
