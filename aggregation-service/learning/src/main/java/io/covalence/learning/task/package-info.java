/** What the sums of a round say of a model: a class for each task. */
@NullMarked
package io.covalence.learning.task;

import org.jspecify.annotations.NullMarked;
