@NullMarked
package io.covalence.connector.outbound;

import org.jspecify.annotations.NullMarked;
