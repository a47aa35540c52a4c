@NullMarked
package io.covalence.contract.metric;

import org.jspecify.annotations.NullMarked;
