/** Readiness: database and identity provider. */
@NullMarked
package io.covalence.rest.health;

import org.jspecify.annotations.NullMarked;
