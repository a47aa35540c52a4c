/** Invitations of institutions into studies. */
@NullMarked
package io.covalence.contract.invitation;

import org.jspecify.annotations.NullMarked;
