@NullMarked
package io.covalence.learning.task;

import org.jspecify.annotations.NullMarked;
