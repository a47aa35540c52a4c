/** Charters as sites see and sign them. */
@NullMarked
package io.covalence.contract.charter;

import org.jspecify.annotations.NullMarked;
