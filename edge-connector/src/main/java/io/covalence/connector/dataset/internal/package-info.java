@NullMarked
package io.covalence.connector.dataset.internal;

import org.jspecify.annotations.NullMarked;
