/** What a connector says to the tenant service: enrolment, approval, readiness. */
@NullMarked
package io.covalence.contract.site;

import org.jspecify.annotations.NullMarked;
