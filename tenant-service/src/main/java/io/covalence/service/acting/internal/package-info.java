/** Passes the acting scope to the database and the services. */
@NullMarked
package io.covalence.service.acting.internal;

import org.jspecify.annotations.NullMarked;
