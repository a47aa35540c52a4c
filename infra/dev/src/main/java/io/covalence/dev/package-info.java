/** The demonstration: a whole platform and a whole study with one command. */
@NullMarked
package io.covalence.dev;

import org.jspecify.annotations.NullMarked;
