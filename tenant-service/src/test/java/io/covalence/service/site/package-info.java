/** Tests of enrolment, readiness and approval. */
@NullMarked
package io.covalence.service.site;

import org.jspecify.annotations.NullMarked;
