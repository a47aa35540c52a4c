@NullMarked
package io.covalence.contract.charter;

import org.jspecify.annotations.NullMarked;
