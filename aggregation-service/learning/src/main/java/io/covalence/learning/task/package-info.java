/** Figures of a model from the sums of a round: a class for each task. */
@NullMarked
package io.covalence.learning.task;

import org.jspecify.annotations.NullMarked;
