/** A connector's requests: enrolment, readiness, approval. */
@NullMarked
package io.covalence.service.site;

import org.jspecify.annotations.NullMarked;
