/** Readiness. */
@NullMarked
package io.covalence.rest.health;

import org.jspecify.annotations.NullMarked;
