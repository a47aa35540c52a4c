@NullMarked
package io.covalence.portal.monitor;

import org.jspecify.annotations.NullMarked;
