@NullMarked
package io.covalence.connector;

import org.jspecify.annotations.NullMarked;
