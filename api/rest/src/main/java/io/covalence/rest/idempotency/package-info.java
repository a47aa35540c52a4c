/** A repeated POST gets the first one's answer. */
@NullMarked
package io.covalence.rest.idempotency;

import org.jspecify.annotations.NullMarked;
