/** Charters: a person at the site reads and signs one, and the connector works on rounds under no other. */
@NullMarked
package io.covalence.connector.charter;

import org.jspecify.annotations.NullMarked;
