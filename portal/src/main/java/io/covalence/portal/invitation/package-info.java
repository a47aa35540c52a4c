/** Pages for an invited institution. */
@NullMarked
package io.covalence.portal.invitation;

import org.jspecify.annotations.NullMarked;
