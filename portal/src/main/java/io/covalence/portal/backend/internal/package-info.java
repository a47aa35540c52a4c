/** The implementation of {@code backend} over the tenant service. */
@NullMarked
package io.covalence.portal.backend.internal;

import org.jspecify.annotations.NullMarked;
