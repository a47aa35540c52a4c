/** The charters of studies: orders propose them, sites sign them, and then they are in force. */
@NullMarked
package io.covalence.aggregation.charter;

import org.jspecify.annotations.NullMarked;
