@NullMarked
package io.covalence.rest.stream;

import org.jspecify.annotations.NullMarked;
