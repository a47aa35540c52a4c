/** Institutions and their sites. */
@NullMarked
package io.covalence.service.institution;

import org.jspecify.annotations.NullMarked;
