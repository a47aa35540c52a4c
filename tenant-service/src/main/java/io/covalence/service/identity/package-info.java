/** The identity provider, as the tenant service uses it. */
@NullMarked
package io.covalence.service.identity;

import org.jspecify.annotations.NullMarked;
