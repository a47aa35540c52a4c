/** The append-only, hash-chained record of who did what. */
@NullMarked
package io.covalence.service.ledger;

import org.jspecify.annotations.NullMarked;
