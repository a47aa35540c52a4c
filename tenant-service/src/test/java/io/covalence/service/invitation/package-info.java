@NullMarked
package io.covalence.service.invitation;

import org.jspecify.annotations.NullMarked;
