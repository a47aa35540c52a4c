/** Names of tenants for every feature that shows them; no feature is below it. */
@NullMarked
package io.covalence.service.naming;

import org.jspecify.annotations.NullMarked;
