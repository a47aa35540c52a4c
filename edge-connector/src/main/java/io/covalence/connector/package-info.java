/** The program at a site: it trains on local rows and masks what it sends. */
@NullMarked
package io.covalence.connector;

import org.jspecify.annotations.NullMarked;
