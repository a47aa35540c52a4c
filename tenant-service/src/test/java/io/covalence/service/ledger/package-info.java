@NullMarked
package io.covalence.service.ledger;

import org.jspecify.annotations.NullMarked;
