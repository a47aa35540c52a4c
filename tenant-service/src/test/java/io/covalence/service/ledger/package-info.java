/** Tests of the ledger. */
@NullMarked
package io.covalence.service.ledger;

import org.jspecify.annotations.NullMarked;
