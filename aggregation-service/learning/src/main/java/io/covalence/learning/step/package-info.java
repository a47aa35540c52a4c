/** How a model version follows from the previous one and the sites' vectors: a class for each algorithm. */
@NullMarked
package io.covalence.learning.step;

import org.jspecify.annotations.NullMarked;
