@NullMarked
package io.covalence.service.tenant;

import org.jspecify.annotations.NullMarked;
