/** Transactions over PostgreSQL: plain JDBC, one tenant at a time, by row-level security. */
@NullMarked
package io.covalence.aggregation.store;

import org.jspecify.annotations.NullMarked;
