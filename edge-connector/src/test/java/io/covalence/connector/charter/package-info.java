@NullMarked
package io.covalence.connector.charter;

import org.jspecify.annotations.NullMarked;
