@NullMarked
package io.covalence.contract;

import org.jspecify.annotations.NullMarked;
