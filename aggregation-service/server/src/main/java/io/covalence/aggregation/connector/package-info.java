/** Which connector speaks for a site, so that two copies of one folder never answer the same round. */
@NullMarked
package io.covalence.aggregation.connector;

import org.jspecify.annotations.NullMarked;
