@NullMarked
package io.covalence.benchmarks;

import org.jspecify.annotations.NullMarked;
