@NullMarked
package io.covalence.service.idempotency;

import org.jspecify.annotations.NullMarked;
