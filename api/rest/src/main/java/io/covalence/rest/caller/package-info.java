/** The actor of a request. */
@NullMarked
package io.covalence.rest.caller;

import org.jspecify.annotations.NullMarked;
