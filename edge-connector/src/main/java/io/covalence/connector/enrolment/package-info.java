/** Enrolment of a site: a one-time code against keys made here. */
@NullMarked
package io.covalence.connector.enrolment;

import org.jspecify.annotations.NullMarked;
