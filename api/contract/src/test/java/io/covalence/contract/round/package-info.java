@NullMarked
package io.covalence.contract.round;

import org.jspecify.annotations.NullMarked;
