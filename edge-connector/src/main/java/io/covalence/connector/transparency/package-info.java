/** The service's log as this site knows it, and the evidence of rounds: what makes a service that lies be found out. */
@NullMarked
package io.covalence.connector.transparency;

import org.jspecify.annotations.NullMarked;
