/** The demonstration: a whole platform and a whole study from one command. */
@NullMarked
package io.covalence.dev;

import org.jspecify.annotations.NullMarked;
