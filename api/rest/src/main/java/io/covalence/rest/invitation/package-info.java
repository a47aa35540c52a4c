/** Resources for invitations, from sending to accepting. */
@NullMarked
package io.covalence.rest.invitation;

import org.jspecify.annotations.NullMarked;
