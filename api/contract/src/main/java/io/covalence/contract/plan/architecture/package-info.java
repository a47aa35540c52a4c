/** What model a learning trains: a record for each form. */
@NullMarked
package io.covalence.contract.plan.architecture;

import org.jspecify.annotations.NullMarked;
