@NullMarked
package io.covalence.portal;

import org.jspecify.annotations.NullMarked;
