@NullMarked
package io.covalence.aggregation.settings;

import org.jspecify.annotations.NullMarked;
