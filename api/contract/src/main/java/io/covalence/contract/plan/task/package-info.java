/** What a model predicts: a record for each form. */
@NullMarked
package io.covalence.contract.plan.task;

import org.jspecify.annotations.NullMarked;
