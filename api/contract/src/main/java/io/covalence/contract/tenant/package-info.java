/** Tenants and the people who act for them. */
@NullMarked
package io.covalence.contract.tenant;

import org.jspecify.annotations.NullMarked;
