/** The program at a site: it trains on local rows, and what it sends is masked. */
@NullMarked
package io.covalence.connector;

import org.jspecify.annotations.NullMarked;
