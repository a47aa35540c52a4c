@NullMarked
package io.covalence.secagg;

import org.jspecify.annotations.NullMarked;
