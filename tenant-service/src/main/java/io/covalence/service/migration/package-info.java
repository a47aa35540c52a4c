/** The schema and how it is brought up to date. */
@NullMarked
package io.covalence.service.migration;

import org.jspecify.annotations.NullMarked;
