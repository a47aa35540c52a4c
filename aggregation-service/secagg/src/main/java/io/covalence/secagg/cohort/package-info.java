/** The verified cohorts U1, U2 and U3. Sites and service compute them from signed messages with the same code. */
@NullMarked
package io.covalence.secagg.cohort;

import org.jspecify.annotations.NullMarked;
