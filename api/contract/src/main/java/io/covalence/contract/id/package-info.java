/** Opaque identifiers: a type for each kind, so that the compiler tells them apart. */
@NullMarked
package io.covalence.contract.id;

import org.jspecify.annotations.NullMarked;
