/** What a task asks of training and scoring at a site: a class for each. */
@NullMarked
package io.covalence.connector.learning.task;

import org.jspecify.annotations.NullMarked;
