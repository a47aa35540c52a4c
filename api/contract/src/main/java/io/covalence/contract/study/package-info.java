/** Studies and their protocol versions. */
@NullMarked
package io.covalence.contract.study;

import org.jspecify.annotations.NullMarked;
