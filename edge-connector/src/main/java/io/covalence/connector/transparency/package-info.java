/** The service's log as this site knows it, and the evidence of rounds: together they expose a service that lies. */
@NullMarked
package io.covalence.connector.transparency;

import org.jspecify.annotations.NullMarked;
