/** Parts that tests of several modules share. */
@NullMarked
package io.covalence.testkit;

import org.jspecify.annotations.NullMarked;
