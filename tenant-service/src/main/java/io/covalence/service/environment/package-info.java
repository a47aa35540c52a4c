/** What the process is given from outside: settings, time, randomness. */
@NullMarked
package io.covalence.service.environment;

import org.jspecify.annotations.NullMarked;
