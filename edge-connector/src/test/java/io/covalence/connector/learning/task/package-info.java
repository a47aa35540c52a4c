@NullMarked
package io.covalence.connector.learning.task;

import org.jspecify.annotations.NullMarked;
