@NullMarked
package io.covalence.contract.id;

import org.jspecify.annotations.NullMarked;
