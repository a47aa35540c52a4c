/** Who belongs to which tenant or institution. */
@NullMarked
package io.covalence.service.membership;

import org.jspecify.annotations.NullMarked;
