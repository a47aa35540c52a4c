/** Builds a plan's model in the learning library: a class for each architecture. */
@NullMarked
package io.covalence.connector.learning.architecture;

import org.jspecify.annotations.NullMarked;
