/** Resources for an institution and the enrolment of its connector. */
@NullMarked
package io.covalence.rest.institution;

import org.jspecify.annotations.NullMarked;
