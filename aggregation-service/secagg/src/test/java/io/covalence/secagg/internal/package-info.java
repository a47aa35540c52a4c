@NullMarked
package io.covalence.secagg.internal;

import org.jspecify.annotations.NullMarked;
