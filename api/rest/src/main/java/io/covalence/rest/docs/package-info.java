/** The documentation of the interface as a page. */
@NullMarked
package io.covalence.rest.docs;

import org.jspecify.annotations.NullMarked;
