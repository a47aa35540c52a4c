@NullMarked
package io.covalence.secagg.charter;

import org.jspecify.annotations.NullMarked;
