@NullMarked
package io.covalence.contract.plan;

import org.jspecify.annotations.NullMarked;
