/** What a connector sends to the tenant service: enrolment, approval, readiness. */
@NullMarked
package io.covalence.contract.site;

import org.jspecify.annotations.NullMarked;
