/** Between real-valued updates and the integers that are masked and summed. */
@NullMarked
package io.covalence.secagg.fixedpoint;

import org.jspecify.annotations.NullMarked;
