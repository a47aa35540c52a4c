/** Resources for runs, their rounds and their models. */
@NullMarked
package io.covalence.rest.run;

import org.jspecify.annotations.NullMarked;
