/** A site's work on its rows in a round: a class for each algorithm that differs there. */
@NullMarked
package io.covalence.connector.learning.algorithm;

import org.jspecify.annotations.NullMarked;
