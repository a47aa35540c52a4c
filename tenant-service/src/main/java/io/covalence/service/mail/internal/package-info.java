/** Sends mail by SMTP. */
@NullMarked
package io.covalence.service.mail.internal;

import org.jspecify.annotations.NullMarked;
