/** What differs between places, read once from the environment. */
@NullMarked
package io.covalence.aggregation.settings;

import org.jspecify.annotations.NullMarked;
