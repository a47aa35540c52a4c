/** The seam's one implementation, over the tenant service. */
@NullMarked
package io.covalence.portal.backend.internal;

import org.jspecify.annotations.NullMarked;
