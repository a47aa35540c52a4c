/** Networks, training and scoring in the learning library. */
@NullMarked
package io.covalence.connector.learning.internal;

import org.jspecify.annotations.NullMarked;
