/** Parts of every request: an id, a bounded body, a page, preconditions. */
@NullMarked
package io.covalence.rest.request;

import org.jspecify.annotations.NullMarked;
