/** Answers kept for Idempotency-Key. */
@NullMarked
package io.covalence.service.idempotency;

import org.jspecify.annotations.NullMarked;
