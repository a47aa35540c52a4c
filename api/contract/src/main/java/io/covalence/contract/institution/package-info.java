/** Institutions and their sites as people see them. */
@NullMarked
package io.covalence.contract.institution;

import org.jspecify.annotations.NullMarked;
