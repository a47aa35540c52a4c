@NullMarked
package io.covalence.secagg.fixedpoint;

import org.jspecify.annotations.NullMarked;
