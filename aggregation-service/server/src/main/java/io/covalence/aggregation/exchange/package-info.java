/** The interface to sites: offers, signs of life, messages of secure aggregation. */
@NullMarked
package io.covalence.aggregation.exchange;

import org.jspecify.annotations.NullMarked;
