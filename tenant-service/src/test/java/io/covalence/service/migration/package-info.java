/** Tests of migrations on existing rows. */
@NullMarked
package io.covalence.service.migration;

import org.jspecify.annotations.NullMarked;
