/** What a plan has sites do with their data: a record for each form. */
@NullMarked
package io.covalence.contract.plan.work;

import org.jspecify.annotations.NullMarked;
