/** What a site's connector does: enrolment, readiness, approval. */
@NullMarked
package io.covalence.service.site;

import org.jspecify.annotations.NullMarked;
