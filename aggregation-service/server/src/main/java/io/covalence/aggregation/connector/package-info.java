/** The one accepted connector of each site, so that two copies of a folder never answer the same round. */
@NullMarked
package io.covalence.aggregation.connector;

import org.jspecify.annotations.NullMarked;
