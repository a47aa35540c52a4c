/** Calls to the identity provider's interfaces. */
@NullMarked
package io.covalence.service.identity.internal;

import org.jspecify.annotations.NullMarked;
