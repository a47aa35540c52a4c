/** The one way in which the tenant side reads and writes JSON text. */
@NullMarked
package io.covalence.service.json;

import org.jspecify.annotations.NullMarked;
