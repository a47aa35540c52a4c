@NullMarked
package io.covalence.connector.ledger;

import org.jspecify.annotations.NullMarked;
