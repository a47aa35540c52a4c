/** The actor: the scope of every transaction, and the roles that every service requires. */
@NullMarked
package io.covalence.service.acting;

import org.jspecify.annotations.NullMarked;
