/** Attacks by a service that wants to learn more than the sum, and what each of them learns. */
@NullMarked
package io.covalence.secagg.attack;

import org.jspecify.annotations.NullMarked;
