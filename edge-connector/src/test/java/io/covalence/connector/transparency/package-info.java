@NullMarked
package io.covalence.connector.transparency;

import org.jspecify.annotations.NullMarked;
