/** How a plan's model is built in the learning library: a class for each architecture. */
@NullMarked
package io.covalence.connector.learning.architecture;

import org.jspecify.annotations.NullMarked;
