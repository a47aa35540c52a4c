@NullMarked
package io.covalence.connector.round;

import org.jspecify.annotations.NullMarked;
