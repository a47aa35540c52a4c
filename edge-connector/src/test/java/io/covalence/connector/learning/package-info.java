@NullMarked
package io.covalence.connector.learning;

import org.jspecify.annotations.NullMarked;
