@NullMarked
package io.covalence.service.membership;

import org.jspecify.annotations.NullMarked;
