@NullMarked
package io.covalence.contract.problem;

import org.jspecify.annotations.NullMarked;
