/** The identity provider, as far as the tenant side speaks to it. */
@NullMarked
package io.covalence.service.identity;

import org.jspecify.annotations.NullMarked;
