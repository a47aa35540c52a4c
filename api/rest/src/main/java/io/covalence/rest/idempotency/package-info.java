/** Answers a repeated POST with the first one's answer. */
@NullMarked
package io.covalence.rest.idempotency;

import org.jspecify.annotations.NullMarked;
