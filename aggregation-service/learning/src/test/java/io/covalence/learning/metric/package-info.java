@NullMarked
package io.covalence.learning.metric;

import org.jspecify.annotations.NullMarked;
