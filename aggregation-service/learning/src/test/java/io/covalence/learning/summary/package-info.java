@NullMarked
package io.covalence.learning.summary;

import org.jspecify.annotations.NullMarked;
