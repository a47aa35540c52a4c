@NullMarked
package io.covalence.rest.idempotency;

import org.jspecify.annotations.NullMarked;
