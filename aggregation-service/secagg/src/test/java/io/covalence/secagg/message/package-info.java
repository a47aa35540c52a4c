@NullMarked
package io.covalence.secagg.message;

import org.jspecify.annotations.NullMarked;
