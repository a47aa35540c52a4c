@NullMarked
package io.covalence.rest.problem;

import org.jspecify.annotations.NullMarked;
