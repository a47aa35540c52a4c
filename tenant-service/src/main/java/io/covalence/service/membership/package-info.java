/** The people of each tenant and institution. */
@NullMarked
package io.covalence.service.membership;

import org.jspecify.annotations.NullMarked;
