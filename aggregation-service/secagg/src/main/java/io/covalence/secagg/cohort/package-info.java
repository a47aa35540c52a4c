/** The verified cohorts U1, U2 and U3, computed from signed messages by sites and service alike. */
@NullMarked
package io.covalence.secagg.cohort;

import org.jspecify.annotations.NullMarked;
