/** Settings that differ between deployments, read once from the environment. */
@NullMarked
package io.covalence.aggregation.settings;

import org.jspecify.annotations.NullMarked;
