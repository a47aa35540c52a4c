@NullMarked
package io.covalence.portal.result;

import org.jspecify.annotations.NullMarked;
