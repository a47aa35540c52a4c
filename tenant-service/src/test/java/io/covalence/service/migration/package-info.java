/** Tests of what migrations make of rows that are there. */
@NullMarked
package io.covalence.service.migration;

import org.jspecify.annotations.NullMarked;
