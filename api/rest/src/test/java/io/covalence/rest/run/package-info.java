@NullMarked
package io.covalence.rest.run;

import org.jspecify.annotations.NullMarked;
