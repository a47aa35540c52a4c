/** The data that a plan reads at a site: a record for each form. */
@NullMarked
package io.covalence.contract.plan.inputs;

import org.jspecify.annotations.NullMarked;
