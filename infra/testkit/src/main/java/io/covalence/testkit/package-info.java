/** What tests of several modules have in common. */
@NullMarked
package io.covalence.testkit;

import org.jspecify.annotations.NullMarked;
