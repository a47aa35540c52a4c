/** Names of tenants for every feature that shows them; it stands below them all. */
@NullMarked
package io.covalence.service.naming;

import org.jspecify.annotations.NullMarked;
