/** Attacks by a service that wants to know more than the sum, and what each of them gets. */
@NullMarked
package io.covalence.secagg.attack;

import org.jspecify.annotations.NullMarked;
