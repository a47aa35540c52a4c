/** Runs when the application starts: migrations, then timers. */
@NullMarked
package io.covalence.rest.boot;

import org.jspecify.annotations.NullMarked;
