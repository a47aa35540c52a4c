/** Training and scoring for a task at a site: a class for each. */
@NullMarked
package io.covalence.connector.learning.task;

import org.jspecify.annotations.NullMarked;
