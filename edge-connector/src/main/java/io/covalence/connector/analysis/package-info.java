/** Local sums of work that is no training. */
@NullMarked
package io.covalence.connector.analysis;

import org.jspecify.annotations.NullMarked;
