@NullMarked
package io.covalence.connector.baseline;

import org.jspecify.annotations.NullMarked;
