/** How a model version follows from the one before and from what the sites sent: a class for each algorithm. */
@NullMarked
package io.covalence.learning.step;

import org.jspecify.annotations.NullMarked;
