@NullMarked
package io.covalence.secagg.evidence;

import org.jspecify.annotations.NullMarked;
