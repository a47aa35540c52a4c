/** Checks what the service and the sites signed, from files alone, without this site's folder or a connection. */
@NullMarked
package io.covalence.connector.ledger;

import org.jspecify.annotations.NullMarked;
