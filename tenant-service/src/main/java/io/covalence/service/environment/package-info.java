/** Inputs of the process from outside: settings, time, randomness. */
@NullMarked
package io.covalence.service.environment;

import org.jspecify.annotations.NullMarked;
