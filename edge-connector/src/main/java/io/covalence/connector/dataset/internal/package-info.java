/** Inside of the dataset feature. */
@NullMarked
package io.covalence.connector.dataset.internal;

import org.jspecify.annotations.NullMarked;
