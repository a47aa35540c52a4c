/** The append-only, hash-chained record of every change and its actor. */
@NullMarked
package io.covalence.service.ledger;

import org.jspecify.annotations.NullMarked;
