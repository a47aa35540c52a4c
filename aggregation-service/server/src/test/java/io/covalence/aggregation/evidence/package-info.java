@NullMarked
package io.covalence.aggregation.evidence;

import org.jspecify.annotations.NullMarked;
