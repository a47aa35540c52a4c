/** Checks what the service and the sites signed, from files alone: needs neither this site's folder nor a connection. */
@NullMarked
package io.covalence.connector.ledger;

import org.jspecify.annotations.NullMarked;
