/** Pages for platform administrators. */
@NullMarked
package io.covalence.portal.administration;

import org.jspecify.annotations.NullMarked;
