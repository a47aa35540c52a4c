/** The append-only log of each tenant: charters, models and results of rounds, under signed tree heads. */
@NullMarked
package io.covalence.aggregation.log;

import org.jspecify.annotations.NullMarked;
