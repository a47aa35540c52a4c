@NullMarked
package io.covalence.secagg.merkle;

import org.jspecify.annotations.NullMarked;
