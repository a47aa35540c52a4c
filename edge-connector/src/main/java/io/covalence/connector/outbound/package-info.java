/** The log of everything that left the site. */
@NullMarked
package io.covalence.connector.outbound;

import org.jspecify.annotations.NullMarked;
