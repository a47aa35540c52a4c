/** What a plan reads of a site's data: a record for each form. */
@NullMarked
package io.covalence.contract.plan.inputs;

import org.jspecify.annotations.NullMarked;
