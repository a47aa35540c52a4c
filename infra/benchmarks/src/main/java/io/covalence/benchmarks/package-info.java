/** Microbenchmarks, and the command that runs them and writes their figures as JSON. */
@NullMarked
package io.covalence.benchmarks;

import org.jspecify.annotations.NullMarked;
