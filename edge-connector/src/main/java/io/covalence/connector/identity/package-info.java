/** The site's keys. They are made here and never leave. */
@NullMarked
package io.covalence.connector.identity;

import org.jspecify.annotations.NullMarked;
