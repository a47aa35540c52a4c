/** The schema and its migrations. */
@NullMarked
package io.covalence.service.migration;

import org.jspecify.annotations.NullMarked;
