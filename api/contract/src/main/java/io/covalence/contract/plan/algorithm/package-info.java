/** How training makes the next model from the sites' updates: a record for each form. */
@NullMarked
package io.covalence.contract.plan.algorithm;

import org.jspecify.annotations.NullMarked;
