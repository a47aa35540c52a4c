/** The messages M1 to M9 and their canonical binary encoding. */
@NullMarked
package io.covalence.secagg.message;

import org.jspecify.annotations.NullMarked;
