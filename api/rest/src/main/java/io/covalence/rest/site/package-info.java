/** Resources for connectors. */
@NullMarked
package io.covalence.rest.site;

import org.jspecify.annotations.NullMarked;
