/** How the acting scope reaches the database and the services. */
@NullMarked
package io.covalence.service.acting.internal;

import org.jspecify.annotations.NullMarked;
