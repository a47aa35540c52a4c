@NullMarked
package io.covalence.rest.tenant;

import org.jspecify.annotations.NullMarked;
