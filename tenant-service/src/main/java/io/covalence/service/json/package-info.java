/** Reads and writes all JSON text of the tenant service. */
@NullMarked
package io.covalence.service.json;

import org.jspecify.annotations.NullMarked;
