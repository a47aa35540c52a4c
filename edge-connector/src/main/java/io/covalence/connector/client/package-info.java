/** Outbound HTTP: the only place that opens a connection. */
@NullMarked
package io.covalence.connector.client;

import org.jspecify.annotations.NullMarked;
