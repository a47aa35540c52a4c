@NullMarked
package io.covalence.secagg.log;

import org.jspecify.annotations.NullMarked;
