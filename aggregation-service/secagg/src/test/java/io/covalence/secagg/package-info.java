/** Tests of the protocol as a whole. */
@NullMarked
package io.covalence.secagg;

import org.jspecify.annotations.NullMarked;
