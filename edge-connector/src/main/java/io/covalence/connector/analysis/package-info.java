/** Local sums of work without training. */
@NullMarked
package io.covalence.connector.analysis;

import org.jspecify.annotations.NullMarked;
