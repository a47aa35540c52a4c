/** Assembles the parts inside the application server. */
@NullMarked
package io.covalence.aggregation.boot;

import org.jspecify.annotations.NullMarked;
